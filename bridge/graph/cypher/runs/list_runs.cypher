MATCH (r:Run)
WITH r ORDER BY r.started_at DESC LIMIT $limit
RETURN r {.*} AS run,
       COLLECT {
         MATCH (r)-[:HAS_CHUNK]->(c:RunChunk)
         RETURN c {.number, .done, .pairs, .kept, .seconds, vacancies: size(c.vacancy_ids)}
         ORDER BY c.number
       } AS chunks
ORDER BY run.started_at DESC
