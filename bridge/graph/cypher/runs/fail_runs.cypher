UNWIND $run_ids AS run_id
MATCH (r:Run {run_id: run_id})
WHERE r.state IN ['running', 'allocating']
SET r.state = 'failed', r.fault = $fault, r.finished_at = datetime()
WITH r
CALL (r) {
  MATCH (p:Proposal {run_id: r.run_id, state: 'pending'})
  DETACH DELETE p
}
RETURN r.run_id AS run_id
