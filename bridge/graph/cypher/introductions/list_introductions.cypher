MATCH (i:Introduction)-[:ABOUT]->(v:Vacancy)<-[:POSTED]-(e:Employer)
WHERE ($employer_id IS NULL OR e.employer_id = $employer_id)
  AND ($vacancy_id IS NULL OR v.vacancy_id = $vacancy_id)
  AND ($states IS NULL OR i.state IN $states)
MATCH (i)-[:OF]->(y:Youth), (v)-[:AT]->(w:Worksite)
WHERE $youth_id IS NULL OR y.youth_id = $youth_id
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
WITH i, v, e, w, y, l
WHERE $liaison_id IS NULL OR l.person_id = $liaison_id
OPTIONAL MATCH (i)-[:FROM]->(p:Proposal)
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
ORDER BY i.created_at DESC, i.introduction_id
