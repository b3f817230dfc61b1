MATCH (y:Youth {youth_id: $youth_id})
CALL () {
  MATCH (e:Employer {employer_id: $receiver_id})
  RETURN e AS receiver
  UNION
  MATCH (o:Organisation {organisation_id: $receiver_id})
  RETURN o AS receiver
}
WITH y, receiver LIMIT 1
OPTIONAL MATCH (y)-[:GAVE]->(live:Consent {purpose: $properties.purpose})-[:TO]->(receiver)
WHERE live.withdrawn_at IS NULL
WITH y, receiver, live LIMIT 1
CALL (y, receiver, live) {
  WITH y, receiver, live WHERE live IS NULL
  CREATE (y)-[:GAVE]->(c:Consent)-[:TO]->(receiver)
  SET c = $properties
  RETURN c, true AS added
  UNION
  WITH live WHERE live IS NOT NULL
  RETURN live AS c, false AS added
}
RETURN c {.*, receiver_id: $receiver_id, receiver_name: receiver.name} AS consent, added
