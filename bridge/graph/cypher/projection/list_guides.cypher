MATCH (l:Person)-[g:GUIDES]->(y:Youth {status: 'available'})
WHERE g.until IS NULL
RETURN l.person_id AS person_id, y.youth_id AS youth_id, g.since AS since
