UNWIND $rows AS row
MATCH (n:Neighbourhood {code: row.key})
SET n.indicators = row.properties.indicators, n.indicators_hash = row.content_hash
RETURN count(n) AS written
