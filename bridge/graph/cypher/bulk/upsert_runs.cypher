UNWIND $rows AS row
MERGE (r:Run {run_id: row.key})
SET r += row.properties
RETURN count(r) AS written
