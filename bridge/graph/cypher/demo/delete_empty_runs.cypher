MATCH (r:Run)
WHERE EXISTS { (r)-[:HAS_CHUNK]->() }
  AND NOT EXISTS { MATCH (p:Proposal {run_id: r.run_id}) }
  AND NOT EXISTS {
    MATCH (r)-[:HAS_CHUNK]->(c:RunChunk)
    UNWIND c.vacancy_ids AS vacancy_id
    MATCH (:Vacancy {vacancy_id: vacancy_id})
  }
  AND r.started_at >= datetime({year: $since.year, month: $since.month, day: $since.day})
OPTIONAL MATCH (r)-[:HAS_CHUNK]->(c:RunChunk)
WITH r, collect(c) AS chunks
FOREACH (chunk IN chunks | DETACH DELETE chunk)
DETACH DELETE r
RETURN count(*) AS deleted
