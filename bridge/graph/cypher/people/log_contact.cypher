MATCH (p:Person {person_id: $from_id})-[k:KNOWS]-(other)
WHERE other.person_id = $to_id OR other.youth_id = $to_id
SET k.last_contact = CASE WHEN k.last_contact IS NULL OR k.last_contact < $day THEN $day ELSE k.last_contact END
RETURN k.last_contact AS last_contact
