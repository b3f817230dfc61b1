MATCH (i:Introduction)-[:FROM]->(p:Proposal)
WHERE i.state IN ['declined', 'stopped', 'retained'] AND p.facts IS NOT NULL AND i.stripped IS NULL
MATCH (i)-[:TOOK]->(t:Transition)
WITH i, p, max(t.at) AS ended
WHERE ended < $before
WITH i, p LIMIT $limit
SET p.facts = '{"features":[],"asked":[],"law":[],"travel":{}}', i.stripped = datetime()
WITH i
OPTIONAL MATCH (i)-[:TOOK]->(t:Transition)
SET t.reason = head(split(t.reason, ':'))
RETURN count(DISTINCT i) AS stripped
