UNWIND $rows AS row
OPTIONAL MATCH (fp:Person {person_id: row.from_id})
OPTIONAL MATCH (fy:Youth {youth_id: row.from_id})
OPTIONAL MATCH (tp:Person {person_id: row.to_id})
OPTIONAL MATCH (ty:Youth {youth_id: row.to_id})
WITH row, coalesce(fp, fy) AS one, coalesce(tp, ty) AS other
WHERE one IS NOT NULL AND other IS NOT NULL AND one <> other AND (one:Person OR other:Person)
MERGE (one)-[k:KNOWS]-(other)
SET k += row.properties
RETURN row.from_id AS from_id, row.to_id AS to_id
