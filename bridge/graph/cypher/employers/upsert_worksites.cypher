UNWIND $rows AS row
MATCH (e:Employer {employer_id: row.employer_id})
MERGE (w:Worksite {worksite_id: row.worksite_id})
SET w += row.properties,
    w.point = CASE WHEN row.properties.lat IS NULL THEN null
                   ELSE point({latitude: row.properties.lat, longitude: row.properties.lon}) END
MERGE (e)-[:HAS_SITE]->(w)
RETURN w.worksite_id AS worksite_id
