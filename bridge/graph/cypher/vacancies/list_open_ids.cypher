MATCH (v:Vacancy {status: 'open'})
WHERE v.reading_state = 'read' AND (v.closes_at IS NULL OR v.closes_at >= $today)
RETURN v.vacancy_id AS vacancy_id
ORDER BY vacancy_id
