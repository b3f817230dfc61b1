MATCH (o:Organisation {organisation_id: $organisation_id})
MATCH (p:Programme {provider: o.name})
RETURN p {.programme_id, .name, .weeks, .hours_per_week, .cost, .days, .crebo} AS programme,
       COLLECT { MATCH (p)-[:TEACHES]->(c:Concept) RETURN c.pref_nl ORDER BY c.pref_nl } AS teaches,
       COLLECT { MATCH (p)-[:STARTS]->(i:Intake) WHERE i.starts_on >= date()
                 RETURN i {.intake_id, .starts_on, .seats, .seats_taken} ORDER BY i.starts_on } AS intakes,
       COUNT { MATCH (p)-[:TEACHES]->(c:Concept)<-[:ASKS {importance: 'required'}]-(v:Vacancy {status: 'open'})
               RETURN DISTINCT v } AS asked_by
ORDER BY p.name
