UNWIND $keys AS key
MATCH (n:Worksite {worksite_id: key})
RETURN key, n.content_hash AS content_hash
