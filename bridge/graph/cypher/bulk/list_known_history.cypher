UNWIND $keys AS key
MATCH (n:Proposal {proposal_id: key})
RETURN key, n.content_hash AS content_hash
