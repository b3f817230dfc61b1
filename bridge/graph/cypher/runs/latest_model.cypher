MATCH (v:Vacancy {status: 'open'})
WHERE v.model IS NOT NULL
RETURN v.model AS model
ORDER BY v.read_at DESC LIMIT 1
