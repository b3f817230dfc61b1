MATCH (intro:Introduction {introduction_id: $introduction_id})-[:OF]->(y:Youth)-[:IDENTIFIED_BY]->(i:Identity)
MATCH (intro)-[:ABOUT]->(:Vacancy)<-[:POSTED]-(e:Employer)
OPTIONAL MATCH (y)-[:GAVE]->(c:Consent {purpose: 'share-identity'})-[:TO]->(e)
WHERE c.withdrawn_at IS NULL
RETURN y.youth_id AS youth_id, e.employer_id AS employer_id, head(collect(c.consent_id)) AS consent_id,
       i {.identity_id, .ciphertext, .key_id} AS identity
LIMIT 1
