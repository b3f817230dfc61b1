MATCH (p:Person)
OPTIONAL MATCH (p)-[:WORKS_AT]->(e:Employer)
WITH p, head(collect(e.employer_id)) AS employer_id
RETURN p {.person_id, .display_name, .role, .kind, .caseload_cap, .weekly_room, .active, .opted_out} AS person,
       [label IN labels(p) WHERE label IN ['Liaison', 'Contact', 'Connector']] AS kinds, employer_id,
       COUNT {
         MATCH (p)<-[:VIA]-(proposal:Proposal {state: 'accepted'})
         WHERE proposal.decided_at > datetime() - duration({days: 7})
       } AS this_week
ORDER BY p.person_id
