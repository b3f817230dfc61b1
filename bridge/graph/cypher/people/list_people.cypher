MATCH (p:Person)
WHERE NOT coalesce(p.opted_out, false) AND coalesce(p.active, true)
OPTIONAL MATCH (p)-[:WORKS_AT]->(e:Employer)
WITH p, e
WHERE $words = '' OR toLower(p.display_name) CONTAINS $words OR toLower(coalesce(p.role, '')) CONTAINS $words
   OR toLower(coalesce(e.name, '')) CONTAINS $words
WITH p, e ORDER BY p.display_name, p.person_id
WITH collect({p: p, e: e}) AS found
RETURN size(found) AS total,
       COLLECT {
         UNWIND found[$skip..$skip + $limit] AS one
         WITH one.p AS p, one.e AS e
         RETURN {person: p {.*}, employer_id: e.employer_id, employer: e.name, organisations: COLLECT {
           MATCH (p)-[:BELONGS_TO]->(o:Organisation) RETURN o {.organisation_id, .name} ORDER BY o.name }}
       } AS rows
