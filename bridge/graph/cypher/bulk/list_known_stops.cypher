UNWIND $keys AS key
MATCH (n:Stop {stop_id: key})
RETURN key, n.content_hash AS content_hash
