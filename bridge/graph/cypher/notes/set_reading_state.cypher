MATCH (note:Note {note_id: $note_id})
SET note.reading_state = $state
RETURN note.note_id AS note_id
