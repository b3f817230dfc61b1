UNWIND $readings AS reading
MATCH (y:Youth)-[:HAS_NOTE]->(note:Note {note_id: reading.id})
SET note.reading_state = 'read', note.model = $model, note.read_at = datetime()
WITH y, note, reading
CALL (y, note) {
  MATCH (y)-[old:HAS|LACKS|LEARNS|WANTS|AVOIDS {note_id: note.note_id}]->(:Concept)
  WHERE old.confirmed_by IS NULL AND NOT coalesce(old.rejected, false)
  DELETE old
}
WITH y, note, reading, COLLECT {
  MATCH (y)-[kept:HAS|LACKS|LEARNS|WANTS|AVOIDS {note_id: note.note_id}]->(:Concept)
  RETURN kept.holding_id
} AS kept
CALL (y, note, reading, kept) {
  UNWIND reading.rows AS row
  WITH row WHERE NOT row.properties.holding_id IN kept
  MERGE (c:Concept {concept_id: row.concept_id})
  ON CREATE SET c.pref_nl = row.label, c.kind = row.properties.kind, c.key = row.key, c.taxonomy = 'text'
  CREATE (y)-[h:$(row.type)]->(c)
  SET h = row.properties, h.note_id = note.note_id, h.at = note.at
}
RETURN count(note) AS written
