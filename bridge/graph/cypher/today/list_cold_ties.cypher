MATCH (me:Person {person_id: $person_id})-[k:KNOWS]-(other:Person)
WHERE coalesce(other.active, true) AND NOT coalesce(other.opted_out, false)
  AND (k.last_contact IS NULL OR k.last_contact < $before)
OPTIONAL MATCH (other)-[:WORKS_AT]->(e:Employer)
WITH other, k, head(collect(e.name)) AS employer
RETURN other.person_id AS person_id, other.display_name AS name, other.role AS role, employer,
       k.last_contact AS last_contact, k.strength AS strength
ORDER BY k.strength DESC, k.last_contact
LIMIT $limit
