MATCH (e:Employer)-[:HAS_SITE]->(w:Worksite)
WHERE $employer_id IS NULL OR e.employer_id = $employer_id
RETURN w {.worksite_id, .name, .pc4, .lat, .lon, .shuttle} AS worksite, e.employer_id AS employer_id,
       e.name AS employer
ORDER BY e.name, w.name
