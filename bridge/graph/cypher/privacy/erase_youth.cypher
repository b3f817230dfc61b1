MATCH (y:Youth {youth_id: $youth_id})
WHERE y.status <> 'erased'
CALL (y) {
  MATCH (y)-[:IDENTIFIED_BY]->(i:Identity)
  DETACH DELETE i
}
CALL (y) {
  MATCH (y)-[:HAS_NOTE]->(note:Note)
  DETACH DELETE note
}
CALL (y) {
  MATCH (y)-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS]->(c:Concept)
  DELETE h
  WITH DISTINCT c WHERE c.taxonomy = 'text' AND NOT EXISTS { (c)--() }
  DELETE c
}
CALL (y) {
  MATCH (y)-[r:LIVES_IN|BELONGS_TO|KNOWS]-()
  DELETE r
}
CALL (y) {
  MATCH (:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
  SET g.until = date()
}
CALL (y) {
  MATCH (y)-[:GAVE]->(c:Consent) WHERE c.withdrawn_at IS NULL
  SET c.withdrawn_at = datetime(), c.withdrawn_by = $by
}
CALL (y) {
  MATCH (p:Proposal)-[:FOR]->(y)
  OPTIONAL MATCH (p)-[via:VIA]->()
  DELETE via
  WITH DISTINCT p
  SET p.facts = $facts[p.proposal_id], p.state = CASE WHEN p.state IN ['new', 'pending', 'postponed'] THEN 'expired' ELSE p.state END
}
CALL (y) {
  MATCH (i:Introduction)-[:OF]->(y)
  MATCH (i)-[:TOOK]->(t:Transition)
  SET t.reason = null
}
SET y = {youth_id: y.youth_id, label: 'gewist', status: 'erased', erased_at: datetime(), demo: y.demo,
         source: y.source, external_id: $external_id}
RETURN y.youth_id AS youth_id
