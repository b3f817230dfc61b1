MATCH (r:Run {run_id: $run_id})
WHERE r.state IN ['running', 'allocating']
SET r.state = $state
RETURN r.run_id AS run_id
