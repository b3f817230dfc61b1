MATCH (z:Zone)
RETURN z.code AS code, z.name AS name
ORDER BY z.name
