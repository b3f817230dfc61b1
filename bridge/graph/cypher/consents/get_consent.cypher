MATCH (y:Youth)-[:GAVE]->(c:Consent {consent_id: $consent_id})-[:TO]->(receiver)
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
RETURN c {.*, receiver_id: coalesce(receiver.employer_id, receiver.organisation_id),
          receiver_name: receiver.name} AS consent, y.youth_id AS youth_id, l.person_id AS liaison_id
