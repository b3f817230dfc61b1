UNWIND $keys AS key
MATCH (n:Zone {code: key})
RETURN key, n.content_hash AS content_hash
