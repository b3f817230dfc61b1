MATCH (p:Proposal)-[:FOR]->(y:Youth), (p)-[:ON]->(v:Vacancy)<-[:POSTED]-(e:Employer)
WHERE p.state IN $states
RETURN p {.proposal_id, .run_id, .score, .state, .created_at, .feature_version, .model_version, .liaison_id,
          .reason_code, .facts} AS proposal,
       y.youth_id AS youth_id, y.label AS label, v.vacancy_id AS vacancy_id, v.title AS title,
       e.employer_id AS employer_id, e.name AS employer
ORDER BY p.score DESC, p.proposal_id
SKIP $skip
LIMIT $limit
