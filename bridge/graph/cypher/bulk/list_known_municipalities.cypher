UNWIND $keys AS key
MATCH (n:Municipality {code: key})
RETURN key, n.content_hash AS content_hash
