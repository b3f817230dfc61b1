UNWIND $rows AS row
MATCH (a:Stop {stop_id: row.from_stop}), (b:Stop {stop_id: row.to_stop})
MERGE (a)-[r:RIDE {ride_id: row.key}]->(b)
SET r += row.properties
RETURN count(r) AS written
