MATCH (p:Proposal {proposal_id: $proposal_id})-[:FOR]->(y:Youth), (p)-[:ON]->(v:Vacancy)
MERGE (i:Introduction {introduction_id: $introduction_id})
ON CREATE SET i.state = 'proposed', i.created_at = datetime(), i.liaison_id = $liaison_id, i.demo = p.demo
MERGE (i)-[:FROM]->(p)
MERGE (i)-[:OF]->(y)
MERGE (i)-[:ABOUT]->(v)
RETURN i.introduction_id AS introduction_id
