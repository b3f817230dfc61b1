MATCH (p:Programme)
OPTIONAL MATCH (p)-[:STARTS]->(i:Intake)
WHERE i.starts_on >= $today
WITH p, i ORDER BY i.starts_on
WITH p, collect(i {.*}) AS intakes
RETURN p {.*} AS programme, intakes,
       COLLECT { MATCH (p)-[:TEACHES]->(c:Concept) RETURN c {.concept_id, label: c.pref_nl, .uri, .key} } AS teaches,
       COLLECT { MATCH (p)-[:NEEDS]->(c:Concept) RETURN c {.concept_id, label: c.pref_nl, .uri, .key} } AS needs
ORDER BY p.programme_id
