UNWIND $keys AS key
WITH key, split(key, '|') AS ends
CALL (ends) {
  MATCH (a:Person {person_id: ends[0]})
  RETURN a
  UNION
  MATCH (a:Youth {youth_id: ends[0]})
  RETURN a
}
MATCH (a)-[k:KNOWS]-(b)
WHERE b.person_id = ends[1] OR b.youth_id = ends[1]
RETURN key, k.content_hash AS content_hash
