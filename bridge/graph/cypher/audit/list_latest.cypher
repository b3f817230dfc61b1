MATCH (event:AuditEvent)
WHERE $on_id IS NULL OR event.on_id = $on_id
RETURN event {.*} AS event
ORDER BY event.sequence DESC
SKIP $skip
LIMIT $limit
