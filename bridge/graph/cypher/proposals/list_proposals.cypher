MATCH (:Person {person_id: $person_id})-[g:GUIDES]->(y:Youth)
WHERE g.until IS NULL AND y.status <> 'erased' AND ($youth_id IS NULL OR y.youth_id = $youth_id)
MATCH (p:Proposal)-[:FOR]->(y)
WHERE p.state IN $states
MATCH (p)-[:ON]->(v:Vacancy)<-[:POSTED]-(e:Employer), (v)-[:AT]->(w:Worksite)
WHERE p.state <> 'new' OR v.status = 'open'
OPTIONAL MATCH (y)-[:IDENTIFIED_BY]->(i:Identity)
OPTIONAL MATCH (intro:Introduction)-[:FROM]->(p)
RETURN p {.*} AS proposal, y.youth_id AS youth_id, y.label AS label,
       i {.identity_id, .ciphertext, .key_id} AS identity,
       v {.vacancy_id, .title, .closes_at} AS vacancy, e.name AS employer, w.name AS worksite,
       intro.introduction_id AS introduction_id, intro.state AS introduction_state
ORDER BY p.score DESC, p.proposal_id
