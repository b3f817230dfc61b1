UNWIND $rows AS row
MATCH (i:Introduction {introduction_id: row.introduction_id})
SET i.reminded = row.step
RETURN count(i) AS marked
