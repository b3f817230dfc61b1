MATCH (d {demo: true})--(n)
WHERE NOT coalesce(n.demo, false) AND NOT n:Concept AND NOT n:Run
WITH DISTINCT n LIMIT $limit
SET n.demo = true
RETURN count(n) AS adopted
