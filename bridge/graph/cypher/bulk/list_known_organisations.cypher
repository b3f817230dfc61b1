UNWIND $keys AS key
MATCH (n:Organisation {organisation_id: key})
RETURN key, n.content_hash AS content_hash
