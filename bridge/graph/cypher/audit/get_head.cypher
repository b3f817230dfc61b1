OPTIONAL MATCH (head:Setting {name: 'audit-head'})
RETURN coalesce(head.sequence, 0) AS sequence, coalesce(head.hash, '') AS hash
