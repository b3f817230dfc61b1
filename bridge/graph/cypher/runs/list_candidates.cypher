MATCH (:Run {run_id: $run_id})-[:HAS_CHUNK]->(c:RunChunk {done: true})
WHERE c.number >= $first AND c.number < $first + $count
RETURN c.number AS number, c.candidates AS candidates
ORDER BY number
