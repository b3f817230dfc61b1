MATCH (e:Employer {employer_id: $employer_id})-[:POSTED]->(v:Vacancy)-[:AT]->(w:Worksite)
RETURN v {.vacancy_id, .title, .status, .posted_at, .closes_at, .openings, .contract_kind, .reading_state} AS vacancy,
       w.name AS worksite,
       COUNT { (:Proposal {state: 'accepted'})-[:ON]->(v) } AS accepted,
       COUNT { (:Introduction)-[:ABOUT]->(v) } AS introductions
ORDER BY CASE v.status WHEN 'open' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END, v.posted_at DESC
