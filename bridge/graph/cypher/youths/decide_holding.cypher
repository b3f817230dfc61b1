MATCH (:Youth {youth_id: $youth_id})-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS {holding_id: $holding_id}]->(:Concept)
WITH h, h.confirmed_by AS was_confirmed, coalesce(h.rejected, false) AS was_rejected
SET h.confirmed_by = $confirmed_by, h.rejected = $rejected,
    h.decided_by = $by, h.decided_at = datetime()
RETURN h.holding_id AS holding_id, was_confirmed, was_rejected
