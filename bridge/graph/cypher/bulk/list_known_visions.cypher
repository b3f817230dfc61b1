UNWIND $keys AS key
MATCH (n:Vision {vision_id: key})
RETURN key, n.content_hash AS content_hash
