UNWIND $keys AS key
MATCH (n:Neighbourhood {code: key})
WHERE n.indicators IS NOT NULL
RETURN key, n.indicators_hash AS content_hash
