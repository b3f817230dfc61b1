MATCH (y:Youth {youth_id: $youth_id})-[:GAVE]->(c:Consent)-[:TO]->(receiver)
RETURN c {.*, receiver_id: coalesce(receiver.employer_id, receiver.organisation_id),
          receiver_name: receiver.name} AS consent
ORDER BY c.granted_at DESC
