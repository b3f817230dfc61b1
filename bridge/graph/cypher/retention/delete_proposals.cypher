UNWIND $proposal_ids AS proposal_id
MATCH (p:Proposal {proposal_id: proposal_id})
WHERE NOT EXISTS { (:Introduction)-[:FROM]->(p) }
DETACH DELETE p
RETURN count(*) AS removed
