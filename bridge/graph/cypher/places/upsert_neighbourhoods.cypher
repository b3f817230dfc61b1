UNWIND $rows AS row
MERGE (n:Neighbourhood {code: row.code})
SET n += row.properties
MERGE (m:Municipality {code: row.municipality_code})
ON CREATE SET m.name = row.municipality, m.demo = row.demo
MERGE (n)-[:IN]->(m)
WITH n, row
CALL (n, row) {
  MATCH (z:Zone {code: row.zone_code})
  MERGE (n)-[:PART_OF]->(z)
}
RETURN n.code AS code
