OPTIONAL MATCH (pointer:Setting {name: 'current-run'})
OPTIONAL MATCH (before:Run {run_id: $run_id})
WITH pointer, before
WHERE pointer IS NOT NULL AND NOT EXISTS { MATCH (r:Run {run_id: pointer.run_id}) }
SET before.current = true
FOREACH (run IN CASE WHEN before IS NULL THEN [] ELSE [before] END | SET pointer.run_id = run.run_id)
FOREACH (node IN CASE WHEN before IS NULL THEN [pointer] ELSE [] END | DETACH DELETE node)
RETURN count(*) AS restored
