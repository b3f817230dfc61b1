UNWIND $rows AS row
MERGE (s:Stop {stop_id: row.key})
SET s += row.properties
RETURN count(s) AS written
