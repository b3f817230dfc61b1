MATCH (:Person {person_id: $person_id})-[g:GUIDES]->(y:Youth {status: 'available'})
WHERE g.until IS NULL AND y.questions IS NOT NULL
OPTIONAL MATCH (y)-[:IDENTIFIED_BY]->(i:Identity)
RETURN y.youth_id AS youth_id, y.label AS label, y.questions AS questions,
       i {.identity_id, .ciphertext, .key_id} AS identity
ORDER BY y.youth_id
