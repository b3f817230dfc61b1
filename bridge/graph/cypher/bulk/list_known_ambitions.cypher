UNWIND $keys AS key
MATCH (n:Ambition {ambition_id: key})
RETURN key, n.content_hash AS content_hash
