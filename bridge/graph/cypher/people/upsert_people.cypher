UNWIND $rows AS row
MERGE (p:Person {person_id: row.person_id})
SET p += row.properties, p:$(row.label)
WITH p, row
CALL (p, row) {
  OPTIONAL MATCH (p)-[old:WORKS_AT]->(other:Employer)
  WHERE row.employer_id IS NULL OR other.employer_id <> row.employer_id
  DELETE old
}
CALL (p, row) {
  MATCH (e:Employer {employer_id: row.employer_id})
  MERGE (p)-[:WORKS_AT]->(e)
}
CALL (p, row) {
  UNWIND row.organisation_ids AS organisation_id
  MATCH (o:Organisation {organisation_id: organisation_id})
  MERGE (p)-[:BELONGS_TO]->(o)
}
RETURN p.person_id AS person_id
