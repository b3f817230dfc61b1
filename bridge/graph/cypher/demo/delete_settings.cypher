MATCH (s:Setting)
WHERE s.name = 'demo-region' OR (s.name IN $names AND NOT s.name IN $kept)
DETACH DELETE s
RETURN count(*) AS deleted
