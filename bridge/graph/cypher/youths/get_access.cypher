MATCH (y:Youth {youth_id: $youth_id})
WHERE y.status <> 'erased'
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
RETURN y.youth_id AS youth_id, y.demo AS demo, l.person_id AS liaison_id
