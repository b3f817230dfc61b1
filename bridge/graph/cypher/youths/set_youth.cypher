MATCH (y:Youth {youth_id: $youth_id})-[:IDENTIFIED_BY]->(i:Identity)
SET y += $youth, i += $identity
WITH y
OPTIONAL MATCH (y)-[before:LIVES_IN]->(:Neighbourhood)
DELETE before
WITH DISTINCT y
OPTIONAL MATCH (n:Neighbourhood)
WHERE y.pc4 IN n.pc4s
WITH y, n ORDER BY n.code LIMIT 1
FOREACH (place IN CASE WHEN n IS NULL THEN [] ELSE [n] END | CREATE (y)-[:LIVES_IN]->(place))
RETURN y.youth_id AS youth_id
