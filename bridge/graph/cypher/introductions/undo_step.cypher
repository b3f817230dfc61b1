MATCH (i:Introduction {introduction_id: $introduction_id})
SET i.locked = timestamp()
WITH i
MATCH (i)-[:TOOK]->(t:Transition {position: $position}), (i)-[:OF]->(y:Youth)
WHERE i.state = $target
REMOVE i.locked
SET i.state = $source,
    y.status = CASE WHEN $youth_status IS NULL OR y.status = 'erased' THEN y.status ELSE $youth_status END,
    i.started_on = CASE WHEN $source IN ['started', 'followed_3', 'followed_6', 'retained'] THEN i.started_on END,
    i.interview_at = CASE WHEN $source IN ['proposed', 'invited', 'introduced'] THEN null ELSE i.interview_at END
DETACH DELETE t
RETURN i.introduction_id AS introduction_id
