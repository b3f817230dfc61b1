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
  RETURN kept {.holding_id, .kind, .start, .end}
} AS kept, coalesce(note.confirmed_ids, []) AS confirmed, coalesce(note.rejected_ids, []) AS rejected
CALL (y, note, reading, kept, confirmed, rejected) {
  UNWIND reading.rows AS row
  WITH row WHERE none(k IN kept WHERE k.holding_id = row.properties.holding_id
    OR (k.kind = row.properties.kind AND k.start < row.properties.end AND k.end > row.properties.start))
  MERGE (c:Concept {concept_id: row.concept_id})
  ON CREATE SET c.pref_nl = row.label, c.kind = row.properties.kind, c.key = row.key, c.taxonomy = 'text'
  CREATE (y)-[h:$(row.type)]->(c)
  SET h = row.properties, h.note_id = note.note_id, h.at = note.at
  WITH h, h.holding_id IN confirmed AS yes, h.holding_id IN rejected AS no
  SET h.confirmed_by = CASE WHEN yes THEN note.by_person_id END,
      h.rejected = CASE WHEN no AND NOT yes THEN true END,
      h.decided_by = CASE WHEN yes OR no THEN note.said_by END,
      h.decided_at = CASE WHEN yes OR no THEN note.at END
}
SET note.confirmed_ids = null, note.rejected_ids = null, note.said_by = null
RETURN count(note) AS written
