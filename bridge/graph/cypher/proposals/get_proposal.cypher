MATCH (p:Proposal {proposal_id: $proposal_id})-[:FOR]->(y:Youth)
WHERE p.state <> 'pending'
MATCH (p)-[:ON]->(v:Vacancy)<-[:POSTED]-(e:Employer)
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
OPTIONAL MATCH (y)-[:IDENTIFIED_BY]->(i:Identity)
OPTIONAL MATCH (intro:Introduction)-[:FROM]->(p)
RETURN p {.*} AS proposal, y {.*} AS youth, l.person_id AS liaison_id, l.display_name AS liaison,
       i {.identity_id, .ciphertext, .key_id} AS identity,
       v.vacancy_id AS vacancy_id, e.employer_id AS employer_id,
       intro.introduction_id AS introduction_id, intro.state AS introduction_state,
       EXISTS { (l)-[:WORKS_AT]->(e) } AS conflict
LIMIT 1
