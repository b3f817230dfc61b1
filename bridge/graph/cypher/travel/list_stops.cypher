MATCH (s:Stop)
RETURN s {.stop_id, .name, .lat, .lon} AS stop
ORDER BY s.stop_id
