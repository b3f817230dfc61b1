MATCH (y:Youth {youth_id: $youth_id})
OPTIONAL MATCH (y)-[:HAS_NOTE]->(same:Note {text_hash: $note.text_hash})
WHERE same.at > datetime() - duration({minutes: 10})
WITH y, same ORDER BY same.at DESC LIMIT 1
CALL (y, same) {
  WITH y, same WHERE same IS NULL
  CREATE (y)-[:HAS_NOTE]->(note:Note)
  SET note = $note
  RETURN note, true AS added
  UNION
  WITH same WHERE same IS NOT NULL
  RETURN same AS note, false AS added
}
RETURN note {.note_id, .text, .at, .by_person_id, .reading_state} AS note, added
