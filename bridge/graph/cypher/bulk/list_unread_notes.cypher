MATCH (n:Note)
WHERE n.reading_state IN ['waiting', 'reading'] AND n.note_id > $after
WITH n ORDER BY n.note_id LIMIT $limit
RETURN n.note_id AS id, n.text AS text, n.at AS at
ORDER BY id
