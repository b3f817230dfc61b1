UNWIND $keys AS key
MATCH (n:Employer {employer_id: key})
RETURN key, n.content_hash AS content_hash
