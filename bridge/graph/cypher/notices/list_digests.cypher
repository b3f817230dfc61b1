MATCH (pointer:Setting {name: 'current-run'})
MATCH (a:Account {role: 'liaison'})-[:ACTS_FOR]->(l:Person)
WHERE coalesce(a.active, true) AND coalesce(a.digest_run, '') <> pointer.run_id
MATCH (l)-[g:GUIDES]->(y:Youth)<-[:FOR]-(p:Proposal {run_id: pointer.run_id, state: 'new'})
WHERE g.until IS NULL
MATCH (p)-[:ON]->(v:Vacancy {status: 'open'})<-[:POSTED]-(e:Employer)
WITH pointer, a, l, y, p, v, e ORDER BY p.score DESC
WITH pointer, a, l, count(p) AS proposals, count(DISTINCT y) AS youths,
     collect({proposal_id: p.proposal_id, label: y.label, title: v.title, employer: e.name})[..$shown] AS best
RETURN a.account_id AS account_id, a.email AS email, coalesce(a.locale, 'nl') AS locale, l.display_name AS name,
       pointer.run_id AS run_id, proposals, youths, best
ORDER BY account_id
