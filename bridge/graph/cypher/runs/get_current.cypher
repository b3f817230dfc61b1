OPTIONAL MATCH (pointer:Setting {name: 'current-run'})
RETURN pointer.run_id AS run_id
