MATCH (p:Proposal {proposal_id: $proposal_id})
WHERE p.state IN $sources
SET p.previous_state = p.state, p.state = $state, p.decided_at = datetime(), p.decided_by = $by,
    p.postponed_until = $until, p.reason_code = $reason_code, p.decline_note = $note
RETURN p.proposal_id AS proposal_id
