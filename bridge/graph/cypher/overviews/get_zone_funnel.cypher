MATCH (y:Youth)-[:LIVES_IN]->(:Neighbourhood)-[:PART_OF]->(:Zone {code: $code})
WITH collect(DISTINCT y) AS youths
RETURN size(youths) AS youths,
       size([y IN youths WHERE EXISTS { (:Proposal)-[:FOR]->(y) }]) AS proposed,
       size([y IN youths WHERE EXISTS { (:Introduction)-[:OF]->(y) }]) AS introduced,
       size([y IN youths WHERE EXISTS { (i:Introduction)-[:OF]->(y) WHERE i.started_on IS NOT NULL }]) AS started,
       size([y IN youths WHERE EXISTS { (i:Introduction)-[:OF]->(y) WHERE i.state IN ['followed_6', 'retained'] }]) AS six_months,
       size([y IN youths WHERE EXISTS { (i:Introduction)-[:OF]->(y) WHERE i.state = 'retained' }]) AS twelve_months
