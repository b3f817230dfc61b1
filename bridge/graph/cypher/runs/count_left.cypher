MATCH (r:Run {run_id: $run_id})
RETURN COUNT { (r)-[:HAS_CHUNK]->(:RunChunk {done: false}) } AS left
