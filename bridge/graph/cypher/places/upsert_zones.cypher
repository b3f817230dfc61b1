UNWIND $rows AS row
MERGE (z:Zone {code: row.code})
SET z.name = row.name, z.demo = row.demo, z.content_hash = row.content_hash
WITH z, row
CALL (z, row) {
  UNWIND row.neighbourhood_codes AS code
  MATCH (n:Neighbourhood {code: code})
  MERGE (n)-[:PART_OF]->(z)
}
RETURN z.code AS code
