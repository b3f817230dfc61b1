MATCH (i:Identity)
WHERE i.key_id <> $key_id
RETURN i.identity_id AS identity_id, i.ciphertext AS ciphertext, i.key_id AS key_id
ORDER BY identity_id
LIMIT $limit
