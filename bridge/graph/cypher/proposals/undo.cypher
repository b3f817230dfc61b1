MATCH (p:Proposal {proposal_id: $proposal_id})
SET p.locked = timestamp()
WITH p
WHERE p.decided_by = $by AND p.state = $state AND p.decided_at > datetime() - duration({days: $days})
OPTIONAL MATCH (intro:Introduction)-[:FROM]->(p)
WITH p, intro
WHERE intro IS NULL OR intro.state = 'proposed'
DETACH DELETE intro
SET p.state = coalesce(p.previous_state, 'new')
REMOVE p.locked, p.previous_state, p.decided_at, p.decided_by, p.reason_code, p.decline_note, p.postponed_until
RETURN p.proposal_id AS proposal_id
