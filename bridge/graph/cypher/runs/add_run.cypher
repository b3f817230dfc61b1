CREATE (r:Run)
SET r = $properties, r.started_at = datetime()
WITH r
CALL (r) {
  UNWIND $chunks AS chunk
  CREATE (r)-[:HAS_CHUNK]->(c:RunChunk)
  SET c = chunk, c.done = false
  RETURN count(c) AS chunks
}
RETURN r.run_id AS run_id, chunks
