MATCH (v:Vacancy)
WHERE v.reading_state IN ['waiting', 'reading'] OR ($older_than IS NOT NULL AND coalesce(v.model, '') <> $older_than)
RETURN v.vacancy_id AS vacancy_id
ORDER BY vacancy_id
