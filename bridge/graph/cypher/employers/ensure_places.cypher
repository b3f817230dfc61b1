UNWIND $places AS place
MERGE (e:Employer {employer_id: place.employer_id})
ON CREATE SET e.name = coalesce(place.employer_name, place.employer_id), e.demo = place.demo
MERGE (w:Worksite {worksite_id: place.worksite_id})
ON CREATE SET w.name = place.worksite_name, w.pc4 = place.pc4, w.lat = place.lat, w.lon = place.lon,
              w.shuttle = place.shuttle, w.demo = place.demo
WITH e, w
WHERE NOT EXISTS { (:Employer)-[:HAS_SITE]->(w) }
MERGE (e)-[:HAS_SITE]->(w)
RETURN count(w) AS places
