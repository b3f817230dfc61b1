UNWIND $rows AS row
MATCH (y:Youth {youth_id: row.youth_id})
WHERE NOT EXISTS { (y)-[:HAS_NOTE]->(:Note {text_hash: row.text_hash}) }
CREATE (y)-[:HAS_NOTE]->(note:Note)
SET note = row.note
RETURN note.note_id AS note_id
