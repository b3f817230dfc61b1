UNWIND $keys AS key
MATCH (n:Intervention {intervention_id: key})
RETURN key, n.content_hash AS content_hash
