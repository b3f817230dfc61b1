UNWIND $rows AS row
MATCH (y:Youth {youth_id: row.youth_id}), (v:Vacancy {vacancy_id: row.vacancy_id})
MERGE (p:Proposal {proposal_id: row.properties.proposal_id})
ON CREATE SET p = row.properties, p.created_at = datetime()
MERGE (p)-[:FOR]->(y)
MERGE (p)-[:ON]->(v)
WITH p, row
CALL (p, row) {
  UNWIND row.via AS via
  MATCH (person:Person {person_id: via.person_id})
  MERGE (p)-[through:VIA {path: via.path}]->(person)
  SET through.position = via.position
  RETURN count(through) AS people
}
CALL (p, row) {
  UNWIND row.intake_ids AS intake_id
  MATCH (i:Intake {intake_id: intake_id})
  MERGE (p)-[:WITH]->(i)
  RETURN count(i) AS intakes
}
RETURN count(p) AS written
