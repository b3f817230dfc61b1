MATCH (y:Youth {youth_id: $youth_id})
WHERE y.status <> 'erased'
RETURN y.source AS source, y.external_id AS external_id,
       COLLECT { MATCH (p:Proposal)-[:FOR]->(y) RETURN p {.proposal_id, .facts} } AS proposals
