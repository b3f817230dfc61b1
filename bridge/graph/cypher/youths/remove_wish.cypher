MATCH (:Youth {youth_id: $youth_id})-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS {holding_id: $holding_id, source: 'liaison'}]->(:Concept)
DELETE h
RETURN $holding_id AS holding_id
