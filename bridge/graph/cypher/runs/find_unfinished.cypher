MATCH (r:Run)
WHERE r.state IN ['running', 'allocating']
RETURN r.run_id AS run_id, r.feature_version AS feature_version,
       r.started_at > datetime() - duration({hours: $hours}) AS fresh
ORDER BY r.started_at DESC
