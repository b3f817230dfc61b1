MATCH (r:Run {run_id: $run_id})
RETURN r {.*} AS run,
       COLLECT {
         MATCH (r)-[:HAS_CHUNK]->(c:RunChunk)
         RETURN c {.number, .done, .pairs, .kept, .seconds, vacancies: size(c.vacancy_ids)}
         ORDER BY c.number
       } AS chunks
