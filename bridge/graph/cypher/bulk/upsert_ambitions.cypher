UNWIND $rows AS row
MATCH (z:Zone {code: row.zone_code})
MERGE (a:Ambition {ambition_id: row.key})
SET a += row.properties
MERGE (a)-[:OF]->(z)
RETURN count(a) AS written
