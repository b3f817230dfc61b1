MATCH (d {demo: true})--(n)
WHERE NOT coalesce(n.demo, false) AND NOT n:Concept AND NOT n:Run
  AND NOT (n:Proposal AND n.state IN ['pending', 'new', 'postponed', 'expired'])
WITH DISTINCT n LIMIT $limit
RETURN labels(n)[0] AS kind,
       coalesce(n.youth_id, n.vacancy_id, n.account_id, n.person_id, n.worksite_id, n.employer_id, n.programme_id,
                n.proposal_id, n.introduction_id, n.note_id, n.code, n.name, elementId(n)) AS key,
       coalesce(n.label, n.title, n.email, n.display_name, n.name, '') AS name
ORDER BY kind, key
