MATCH (i:Introduction)-[:OF]->(y:Youth)
WHERE i.state IN ['started', 'followed_3', 'followed_6'] AND i.started_on IS NOT NULL
MATCH (a:Account {role: 'liaison'})-[:ACTS_FOR]->(l:Person)-[g:GUIDES]->(y)
WHERE g.until IS NULL AND coalesce(a.active, true)
MATCH (i)-[:ABOUT]->(v:Vacancy)<-[:POSTED]-(e:Employer)
RETURN a.account_id AS account_id, a.email AS email, coalesce(a.locale, 'nl') AS locale, l.display_name AS name,
       i.introduction_id AS introduction_id, i.state AS state, i.started_on AS started_on, i.reminded AS reminded,
       y.label AS label, v.title AS title, e.name AS employer
ORDER BY account_id, started_on
