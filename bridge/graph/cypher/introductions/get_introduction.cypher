MATCH (i:Introduction {introduction_id: $introduction_id})-[:ABOUT]->(v:Vacancy)<-[:POSTED]-(e:Employer)
MATCH (v)-[:AT]->(w:Worksite)
MATCH (i)-[:OF]->(y:Youth)
OPTIONAL MATCH (i)-[:FROM]->(p:Proposal)
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
OPTIONAL MATCH (y)-[:IDENTIFIED_BY]->(sealed:Identity)
RETURN i {.*} AS introduction, p {.proposal_id, .facts} AS proposal,
       y {.youth_id, .label, .birth_date, .status} AS youth,
       l.person_id AS liaison_id, l.display_name AS liaison,
       sealed {.identity_id, .ciphertext, .key_id} AS identity,
       v {.vacancy_id, .title, .status, .closes_at, .starts_on} AS vacancy,
       e {.employer_id, .name, .answer_days} AS employer, w.name AS worksite,
       EXISTS {
         MATCH (y)-[:GAVE]->(c:Consent {purpose: 'share-identity'})-[:TO]->(e) WHERE c.withdrawn_at IS NULL
       } AS consent,
       EXISTS { (l)-[:WORKS_AT]->(e) } AS conflict,
       COLLECT {
         MATCH (i)-[:TOOK]->(t:Transition)
         RETURN t {.position, .name, .source, .target, .at, .by_account, .by_name, .reason} ORDER BY t.position
       } AS history
LIMIT 1
