MATCH (y:Youth)-[:HAS_NOTE]->(note:Note {note_id: $note_id})
RETURN note {.note_id, .text, .at, .by_person_id, .reading_state, .text_hash, .model} AS note, y.youth_id AS youth_id
