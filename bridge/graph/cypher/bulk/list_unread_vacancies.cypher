MATCH (v:Vacancy)
WHERE v.reading_state IN ['waiting', 'reading'] AND v.vacancy_id > $after
WITH v ORDER BY v.vacancy_id LIMIT $limit
RETURN v.vacancy_id AS id, v.title AS title, v.text AS text, v.text_hash AS text_hash
ORDER BY id
