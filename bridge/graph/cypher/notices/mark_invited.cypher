MATCH (i:Introduction {introduction_id: $introduction_id})
SET i.invited_mail = datetime()
RETURN i.introduction_id AS introduction_id
