MATCH (r:Run {run_id: $run_id, state: 'allocating'})
SET r.touched = datetime()
WITH r
CALL (r) {
  MATCH (old:Proposal {state: 'new'})
  WHERE old.run_id <> r.run_id
  SET old.state = 'expired', old.expired_at = datetime()
  RETURN count(old) AS expired
}
CALL (r) {
  MATCH (p:Proposal {run_id: r.run_id, state: 'pending'})
  WITH p, EXISTS {
    MATCH (p)-[:FOR]->(:Youth)<-[:FOR]-(other:Proposal)-[:ON]->(:Vacancy)<-[:ON]-(p)
    WHERE other.state IN ['accepted', 'postponed']
       OR (other.state = 'declined' AND other.decided_at > datetime() - duration({days: $declined_days}))
  } AS decided
  SET p.state = CASE WHEN decided THEN 'expired' ELSE 'new' END
  RETURN sum(CASE WHEN decided THEN 0 ELSE 1 END) AS published
}
CALL (r) {
  MATCH (before:Run {current: true})
  WHERE before.run_id <> r.run_id
  SET before.current = false
}
CALL (r) {
  MATCH (r)-[:HAS_CHUNK]->(c:RunChunk)
  SET c.candidates = null
}
MERGE (pointer:Setting {name: 'current-run'})
SET pointer.run_id = r.run_id, r.current = true, r.state = 'published', r.finished_at = datetime(),
    r.proposals = published, r.metrics = $metrics
RETURN published, expired
