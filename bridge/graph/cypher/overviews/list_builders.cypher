MATCH (p:Liaison)
WHERE coalesce(p.active, true) AND NOT coalesce(p.opted_out, false)
OPTIONAL MATCH (p)-[:WORKS_AT]->(e:Employer)
RETURN p {.person_id, .display_name, .role, .caseload_cap, .weekly_room} AS person, e.name AS employer,
       COUNT { (p)-[g:GUIDES WHERE g.until IS NULL]->(:Youth) } AS caseload,
       COUNT { (p)-[:KNOWS]-(:Person) } AS ties,
       COUNT { MATCH (p)-[:KNOWS]-(:Contact)-[:WORKS_AT]->(at:Employer) RETURN DISTINCT at } AS employers,
       COUNT { MATCH (p)-[k:KNOWS]-(:Person) WHERE k.last_contact < $cold_before RETURN k } AS cold
ORDER BY caseload DESC, p.display_name
