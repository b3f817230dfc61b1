MATCH (:Run {run_id: $run_id})-[:HAS_CHUNK]->(c:RunChunk {number: $number})
RETURN c.vacancy_ids AS vacancy_ids, c.done AS done
