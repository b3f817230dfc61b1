MATCH (y:Youth {youth_id: $youth_id})
WHERE y.status <> 'erased'
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
OPTIONAL MATCH (y)-[:IDENTIFIED_BY]->(i:Identity)
OPTIONAL MATCH (y)-[:LIVES_IN]->(n:Neighbourhood)
RETURN y {.*} AS youth, l.person_id AS liaison_id, l.display_name AS liaison, g.since AS since,
       i {.identity_id, .ciphertext, .key_id} AS identity, n.name AS neighbourhood,
       COLLECT {
         MATCH (y)-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS]->(c:Concept)
         RETURN h {.*, concept: c {.concept_id, label: c.pref_nl, .uri, .key}}
         ORDER BY h.kind, h.at, coalesce(h.start, 0), h.holding_id
       } AS holdings,
       COLLECT {
         MATCH (y)-[:HAS_NOTE]->(note:Note)
         OPTIONAL MATCH (w:Person {person_id: note.by_person_id})
         RETURN note {.note_id, .text, .at, .by_person_id, .reading_state, by: w.display_name}
         ORDER BY note.at DESC
       } AS notes,
       COLLECT {
         MATCH (y)-[:GAVE]->(consent:Consent)-[:TO]->(receiver)
         RETURN consent {.*, receiver_id: coalesce(receiver.employer_id, receiver.organisation_id),
                         receiver_name: receiver.name}
         ORDER BY consent.granted_at DESC
       } AS consents
