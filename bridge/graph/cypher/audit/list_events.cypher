MATCH (event:AuditEvent)
WHERE event.sequence > $after AND ($on_id IS NULL OR event.on_id = $on_id)
RETURN event {.*} AS event
ORDER BY event.sequence
LIMIT $limit
