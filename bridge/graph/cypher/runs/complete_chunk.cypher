MATCH (r:Run {run_id: $run_id})-[:HAS_CHUNK]->(c:RunChunk {number: $number})
SET r.touched = datetime(), r.youths = $youths
SET c.done = true, c.pairs = $pairs, c.kept = $kept, c.seconds = $seconds, c.candidates = $candidates,
    c.done_at = datetime()
WITH r
RETURN COUNT { (r)-[:HAS_CHUNK]->(:RunChunk {done: false}) } AS left
