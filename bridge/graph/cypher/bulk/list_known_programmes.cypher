UNWIND $keys AS key
MATCH (n:Programme {programme_id: key})
RETURN key, n.content_hash AS content_hash
