// The lock comes first: of two clicks at once the second waits here, and then sees what the first did.
MATCH (i:Introduction {introduction_id: $introduction_id})
SET i.locked = timestamp()
WITH i
MATCH (i)-[:OF]->(y:Youth)
WHERE i.state = $source
REMOVE i.locked
SET i.state = $target, i.started_on = coalesce($started_on, i.started_on),
    i.interview_at = coalesce($interview_at, i.interview_at),
    y.status = CASE WHEN $youth_status IS NULL OR y.status = 'erased' THEN y.status ELSE $youth_status END
CREATE (i)-[:TOOK]->(t:Transition)
SET t = $transition, t.at = coalesce($transition.at, datetime()), t.demo = i.demo
RETURN i.introduction_id AS introduction_id
