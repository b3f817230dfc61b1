MATCH (i:Introduction)-[:OF]->(:Youth {youth_id: $youth_id})
MATCH (i)-[:ABOUT]->(v:Vacancy), (i)-[:TOOK]->(t:Transition)
RETURN t.at AS at, t.name AS name, t.by_name AS by_name, v.title AS title, i.introduction_id AS introduction_id
ORDER BY t.at DESC
