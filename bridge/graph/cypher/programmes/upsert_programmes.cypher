UNWIND $rows AS row
MERGE (p:Programme {programme_id: row.programme_id})
SET p += row.properties
WITH p, row
CALL (p) {
  OPTIONAL MATCH (p)-[old:TEACHES|NEEDS]->(:Concept)
  DELETE old
}
CALL (p, row) {
  UNWIND row.teaches AS concept_id
  MATCH (c:Concept {concept_id: concept_id})
  MERGE (p)-[:TEACHES]->(c)
}
CALL (p, row) {
  UNWIND row.needs AS concept_id
  MATCH (c:Concept {concept_id: concept_id})
  MERGE (p)-[:NEEDS]->(c)
}
CALL (p, row) {
  UNWIND row.intakes AS intake
  MERGE (i:Intake {intake_id: intake.intake_id})
  SET i += intake.properties
  MERGE (p)-[:STARTS]->(i)
}
RETURN p.programme_id AS programme_id, COUNT { (p)-[:TEACHES]->(:Concept) } AS teaches
