MATCH (p:Proposal {run_id: $run_id, state: 'pending'})
DETACH DELETE p
RETURN count(*) AS removed
