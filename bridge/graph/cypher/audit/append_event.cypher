MATCH (head:Setting {name: 'audit-head'})
SET head.sequence = $properties.sequence, head.hash = $properties.hash
CREATE (event:AuditEvent)
SET event = $properties
RETURN event.sequence AS sequence
