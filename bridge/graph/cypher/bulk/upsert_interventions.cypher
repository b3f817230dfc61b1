UNWIND $rows AS row
MATCH (z:Zone {code: row.zone_code})
MERGE (i:Intervention {intervention_id: row.key})
SET i += row.properties
MERGE (i)-[:OF]->(z)
WITH i, row
CALL (i) {
  OPTIONAL MATCH (i)-[before:CONTRIBUTES_TO|USES]->()
  DELETE before
}
CALL (i, row) {
  UNWIND row.ambition_ids AS ambition_id
  MATCH (a:Ambition {ambition_id: ambition_id})
  CREATE (i)-[:CONTRIBUTES_TO]->(a)
}
CALL (i, row) {
  UNWIND row.programme_ids AS programme_id
  MATCH (p:Programme {programme_id: programme_id})
  CREATE (i)-[:USES]->(p)
}
RETURN count(i) AS written
