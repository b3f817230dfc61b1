MATCH (y:Youth)-[:HAS_NOTE]->(note:Note {note_id: $note_id})
SET note.reading_state = 'read', note.model = $model, note.read_at = datetime()
WITH y, note
CALL (y, note) {
  MATCH (y)-[old:HAS|LACKS|LEARNS|WANTS|AVOIDS {note_id: note.note_id}]->(c:Concept)
  WHERE old.confirmed_by IS NULL AND NOT coalesce(old.rejected, false)
  DELETE old
  WITH DISTINCT c WHERE c.taxonomy = 'text' AND NOT EXISTS { (c)--() }
  DELETE c
}
WITH y, note, COLLECT {
  MATCH (y)-[kept:HAS|LACKS|LEARNS|WANTS|AVOIDS {note_id: note.note_id}]->(:Concept)
  RETURN kept.holding_id
} AS kept
CALL (y, note, kept) {
  UNWIND $rows AS row
  WITH row WHERE NOT row.properties.holding_id IN kept
  MERGE (c:Concept {concept_id: row.concept_id})
  ON CREATE SET c.pref_nl = row.label, c.kind = row.properties.kind, c.key = row.key, c.taxonomy = 'text'
  CREATE (y)-[h:$(row.type)]->(c)
  SET h = row.properties, h.note_id = note.note_id, h.at = note.at
  RETURN count(h) AS written
}
RETURN written
