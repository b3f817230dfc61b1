UNWIND $readings AS reading
MATCH (v:Vacancy {vacancy_id: reading.id})
WHERE v.text_hash = reading.text_hash
SET v.reading_state = 'read', v.language = reading.language, v.model = $model, v.read_at = datetime()
WITH v, reading
CALL (v) {
  MATCH (v)-[old:ASKS]->()
  WHERE coalesce(old.corrected, false) = false
  DELETE old
}
WITH v, reading, COLLECT { MATCH (v)-[kept:ASKS {corrected: true}]->() RETURN kept.requirement_id } AS kept
CALL (v, reading, kept) {
  UNWIND reading.rows AS row
  WITH row WHERE NOT row.properties.requirement_id IN kept
  MERGE (c:Concept {concept_id: row.concept_id})
  ON CREATE SET c.pref_nl = row.label, c.kind = row.properties.kind, c.taxonomy = 'text'
  CREATE (v)-[a:ASKS]->(c)
  SET a = row.properties
}
RETURN count(v) AS written
