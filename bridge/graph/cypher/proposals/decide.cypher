// The lock comes first: of two clicks at once the second waits here, and then sees what the first did.
MATCH (p:Proposal {proposal_id: $proposal_id})
SET p.locked = timestamp()
WITH p
WHERE p.state IN $sources
REMOVE p.locked
SET p.previous_state = p.state, p.state = $state, p.decided_at = datetime(), p.decided_by = $by,
    p.postponed_until = $until, p.reason_code = $reason_code, p.decline_note = $note
RETURN p.proposal_id AS proposal_id
