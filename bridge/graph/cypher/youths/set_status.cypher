MATCH (y:Youth {youth_id: $youth_id})
SET y.status = $status
RETURN y.youth_id AS youth_id
