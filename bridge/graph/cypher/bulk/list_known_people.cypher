UNWIND $keys AS key
MATCH (n:Person {person_id: key})
RETURN key, n.content_hash AS content_hash
