UNWIND $rows AS row
MATCH (z:Zone {code: row.zone_code})
MERGE (v:Vision {vision_id: row.key})
SET v += row.properties
MERGE (v)-[:OF]->(z)
RETURN count(v) AS written
