MATCH (head:Setting {name: 'audit-head'})
SET head.sequence = $sequence, head.hash = $hash
WITH head
CALL () {
  MATCH (event:AuditEvent)
  WHERE event.sequence > $sequence
  DETACH DELETE event
}
FOREACH (node IN CASE WHEN $sequence = 0 THEN [head] ELSE [] END | DETACH DELETE node)
RETURN count(*) AS cut
