MATCH (me:Person {person_id: $person_id})
WITH me,
     COLLECT {
       MATCH (me)-[:KNOWS]-(near)
       WHERE (near:Person AND NOT coalesce(near.opted_out, false))
          OR (near:Youth AND near.status <> 'erased' AND EXISTS { (me)-[g:GUIDES]->(near) WHERE g.until IS NULL })
       RETURN near
     } AS ring
WITH me, ring,
     COLLECT {
       UNWIND ring AS near
       WITH near WHERE near:Person
       MATCH (near)-[k:KNOWS]-(far:Person)
       WHERE far <> me AND NOT far IN ring AND NOT coalesce(far.opted_out, false)
       WITH far, max(k.strength) AS strength, count(near) AS through
       ORDER BY through DESC, strength DESC, far.person_id
       LIMIT $second
       RETURN far
     } AS outer
WITH me, ring, outer, [me] + ring + outer AS every
RETURN COLLECT {
         UNWIND every AS p
         OPTIONAL MATCH (p)-[:WORKS_AT]->(e:Employer)
         WITH p, head(collect(e)) AS e
         RETURN {
           person: CASE WHEN p:Youth
                   THEN {person_id: p.youth_id, kind: 'youth', display_name: p.label, demo: p.demo}
                   ELSE p {.*} END,
           employer_id: e.employer_id, employer: e.name,
           distance: CASE WHEN p = me THEN 0 WHEN p IN ring THEN 1 ELSE 2 END,
           organisations: COLLECT { MATCH (p)-[:BELONGS_TO]->(o:Organisation) RETURN o {.organisation_id, .name} }
         }
       } AS people,
       COLLECT {
         UNWIND every AS one
         MATCH (one)-[k:KNOWS]->(other)
         WHERE other IN every
         RETURN k {.*, from_id: coalesce(one.person_id, one.youth_id), to_id: coalesce(other.person_id, other.youth_id)}
       } AS ties
