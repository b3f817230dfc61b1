MATCH (:Person {person_id: $person_id})-[g:GUIDES]->(y:Youth)
WHERE g.until IS NULL AND y.status <> 'erased'
OPTIONAL MATCH (y)-[:IDENTIFIED_BY]->(i:Identity)
OPTIONAL MATCH (y)-[:LIVES_IN]->(n:Neighbourhood)
RETURN y {.*} AS youth, i {.identity_id, .ciphertext, .key_id} AS identity, n.name AS neighbourhood, g.since AS since,
       COUNT {
         MATCH (y)-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS]->(:Concept)
         WHERE h.confirmed_by IS NULL AND NOT coalesce(h.rejected, false)
       } AS to_confirm,
       COUNT { MATCH (p:Proposal {state: 'new'})-[:FOR]->(y) } AS proposals,
       COUNT {
         MATCH (intro:Introduction)-[:OF]->(y)
         WHERE NOT intro.state IN ['declined', 'stopped', 'retained']
       } AS introductions,
       head(COLLECT { MATCH (y)-[:HAS_NOTE]->(note:Note) RETURN note.at ORDER BY note.at DESC LIMIT 1 }) AS last_note,
       COUNT { MATCH (y)-[:HAS_NOTE]->(note:Note) WHERE note.reading_state IN ['waiting', 'reading'] } AS reading
ORDER BY y.label
