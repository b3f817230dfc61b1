UNWIND $keys AS key
WITH key, split(key, '|') AS parts
MATCH (:Stop {stop_id: parts[1]})-[r:RIDE {ride_id: key}]->(:Stop)
RETURN key, r.content_hash AS content_hash
