MATCH (:Setting {name: 'current-run'})
MATCH (proposal:Proposal)-[:VIA]->(p:Person)
WHERE proposal.state IN ['new', 'postponed', 'accepted'] AND NOT coalesce(p.opted_out, false)
RETURN p.display_name AS name, p.role AS role, count(DISTINCT proposal) AS proposals
ORDER BY proposals DESC, name
LIMIT 12
