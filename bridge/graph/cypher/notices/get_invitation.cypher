MATCH (i:Introduction {introduction_id: $introduction_id, state: 'invited'})-[:OF]->(y:Youth)
WHERE i.invited_mail IS NULL
MATCH (a:Account {role: 'liaison'})-[:ACTS_FOR]->(l:Person)-[g:GUIDES]->(y)
WHERE g.until IS NULL AND coalesce(a.active, true)
MATCH (i)-[:ABOUT]->(v:Vacancy)<-[:POSTED]-(e:Employer)
RETURN a.account_id AS account_id, a.email AS email, coalesce(a.locale, 'nl') AS locale, l.display_name AS name,
       y.label AS label, v.title AS title, e.name AS employer
