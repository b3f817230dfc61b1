MATCH (l:Person {person_id: $liaison_id})
CREATE (y:Youth)
SET y = $youth
CREATE (y)-[:IDENTIFIED_BY]->(i:Identity)
SET i = $identity
CREATE (l)-[:GUIDES {since: date()}]->(y)
WITH y
OPTIONAL MATCH (n:Neighbourhood)
WHERE y.pc4 IN n.pc4s
WITH y, n ORDER BY n.code LIMIT 1
FOREACH (place IN CASE WHEN n IS NULL THEN [] ELSE [n] END | CREATE (y)-[:LIVES_IN]->(place))
RETURN y.youth_id AS youth_id
