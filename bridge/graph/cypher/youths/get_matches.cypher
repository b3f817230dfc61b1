MATCH (y:Youth {youth_id: $youth_id})
RETURN COLLECT {
         MATCH (p:Proposal)-[:FOR]->(y)
         WHERE p.state <> 'expired'
         MATCH (p)-[:ON]->(v:Vacancy)-[:AT]->(w:Worksite)
         MATCH (e:Employer)-[:POSTED]->(v)
         RETURN p {.proposal_id, .score, .state, .explanation, vacancy_id: v.vacancy_id, title: v.title,
                   employer: e.name, worksite: w.name}
         ORDER BY p.score DESC
         LIMIT 50
       } AS proposals,
       COLLECT {
         MATCH (i:Introduction)-[:OF]->(y)
         MATCH (i)-[:ABOUT]->(v:Vacancy), (i)-[:TOOK]->(t:Transition)
         RETURN t {.at, .name, .by_name, title: v.title}
       } AS steps
