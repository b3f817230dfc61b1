MATCH (y:Youth)<-[:FOR]-(p:Proposal)-[:ON]->(v:Vacancy)
WHERE p.state IN ['accepted', 'postponed']
   OR (p.state = 'declined' AND p.decided_at > datetime() - duration({days: $declined_days}))
OPTIONAL MATCH (i:Introduction)-[:FROM]->(p)
RETURN y.youth_id AS youth_id, v.vacancy_id AS vacancy_id,
       p.state = 'postponed' OR (p.state = 'accepted' AND coalesce(NOT i.state IN ['declined', 'stopped', 'retained'], true)) AS active,
       p.state = 'accepted' AND p.decided_at > datetime() - duration({days: 7}) AS this_week
