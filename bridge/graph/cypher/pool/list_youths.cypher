MATCH (y:Youth {status: 'available'})
WHERE y.youth_id > $after
WITH y ORDER BY y.youth_id LIMIT $limit
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
RETURN y {.*} AS youth, l.person_id AS liaison_id,
       COLLECT {
         MATCH (y)-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS]->(c:Concept)
         WHERE NOT coalesce(h.rejected, false)
         RETURN h {.*, concept: c {.concept_id, label: c.pref_nl, .uri, .key}}
       } AS holdings
ORDER BY y.youth_id
