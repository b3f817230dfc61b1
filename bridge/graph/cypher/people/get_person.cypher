MATCH (p:Person {person_id: $person_id})
OPTIONAL MATCH (p)-[:WORKS_AT]->(e:Employer)
RETURN p {.*} AS person, e.employer_id AS employer_id, e.name AS employer,
       COLLECT { MATCH (p)-[:BELONGS_TO]->(o:Organisation) RETURN o {.organisation_id, .name} ORDER BY o.name } AS organisations
LIMIT 1
