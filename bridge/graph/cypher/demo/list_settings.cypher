MATCH (s:Setting)
WHERE s.name <> 'demo-region'
RETURN s.name AS name
ORDER BY name
