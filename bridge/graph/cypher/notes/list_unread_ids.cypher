MATCH (note:Note)
WHERE note.reading_state IN ['waiting', 'reading']
   OR ($older_than IS NOT NULL AND coalesce(note.model, '') <> $older_than)
RETURN note.note_id AS note_id
ORDER BY note_id
