UNWIND $rows AS row
MATCH (i:Identity {identity_id: row.identity_id, ciphertext: row.before})
SET i.ciphertext = row.ciphertext, i.key_id = row.key_id
RETURN count(*) AS replaced
