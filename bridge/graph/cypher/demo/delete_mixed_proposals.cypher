MATCH (p:Proposal)-[:FOR|ON]->(end)
WHERE p.demo IS NULL AND end.demo = true
WITH DISTINCT p LIMIT $limit
DETACH DELETE p
RETURN count(*) AS deleted
