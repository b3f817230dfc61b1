MATCH (a:Stop)-[r:RIDE]->(b:Stop)
RETURN a.stop_id AS from_stop, b.stop_id AS to_stop, r {.line, .minutes, .headway, .first, .last, .days} AS ride
ORDER BY r.line, from_stop, to_stop, r.first
