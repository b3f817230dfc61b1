MATCH (i:Identity)
RETURN i.key_id AS key_id, count(*) AS identities
ORDER BY key_id
