MATCH (a:Person|Youth)-[k:KNOWS]->(b:Person|Youth)
RETURN coalesce(a.person_id, a.youth_id) AS from_id, coalesce(b.person_id, b.youth_id) AS to_id,
       k {.strength, .sphere, .since, .last_contact, .vouched_by, .how} AS tie
