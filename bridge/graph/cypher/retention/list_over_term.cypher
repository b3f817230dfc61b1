MATCH (p:Proposal)
WHERE p.state IN ['expired', 'declined'] AND coalesce(p.expired_at, p.decided_at, p.created_at) < $before
RETURN p.proposal_id AS proposal_id
LIMIT $limit
