UNWIND $vacancy_ids AS vacancy_id
MATCH (e:Employer)-[:POSTED]->(v:Vacancy {vacancy_id: vacancy_id})-[:AT]->(w:Worksite)
RETURN v {.*} AS vacancy, e {.employer_id, .name, .sector, .answer_days, .kvk} AS employer,
       w {.worksite_id, .name, .pc4, .lat, .lon, .shuttle} AS worksite,
       COLLECT {
         MATCH (v)-[a:ASKS]->(c:Concept)
         RETURN a {.*, concept: c {.concept_id, label: c.pref_nl, .uri, .key}}
         ORDER BY coalesce(a.start, 1000000), a.requirement_id
       } AS asks
