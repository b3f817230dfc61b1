UNWIND $rows AS row
MATCH (l:Person {person_id: row.liaison_id})
WHERE NOT EXISTS { (:Youth {source: row.source, external_id: row.tombstone}) }
MERGE (y:Youth {source: row.source, external_id: row.external_id})
ON CREATE SET y.youth_id = row.youth_id, y.label = row.label, y.created = true
WITH y, l, row, coalesce(y.created, false) AS created
REMOVE y.created
SET y += row.youth
MERGE (y)-[:IDENTIFIED_BY]->(i:Identity)
SET i += row.identity
WITH y, l, row, created
CALL (y, l, row) {
  WITH y, l, row WHERE NOT EXISTS { (:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL }
  CREATE (l)-[:GUIDES {since: coalesce(row.since, date())}]->(y)
}
CALL (y, row) {
  OPTIONAL MATCH (y)-[old:LIVES_IN]->(other:Neighbourhood)
  WHERE row.neighbourhood IS NULL OR other.code <> row.neighbourhood
  DELETE old
}
CALL (y, row) {
  MATCH (n:Neighbourhood {code: row.neighbourhood})
  MERGE (y)-[:LIVES_IN]->(n)
}
RETURN row.external_id AS external_id, y.youth_id AS youth_id, created
