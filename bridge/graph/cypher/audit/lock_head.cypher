MERGE (head:Setting {name: 'audit-head'})
SET head.locked = timestamp()
RETURN coalesce(head.sequence, 0) AS sequence, coalesce(head.hash, '') AS hash
