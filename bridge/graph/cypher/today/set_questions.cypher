UNWIND $rows AS row
MATCH (y:Youth {youth_id: row.youth_id})
SET y.questions = row.questions
RETURN count(y) AS written
