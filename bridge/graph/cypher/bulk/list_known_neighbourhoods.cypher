UNWIND $keys AS key
MATCH (n:Neighbourhood {code: key})
RETURN key, n.content_hash AS content_hash
