MATCH (v:Vacancy {vacancy_id: $vacancy_id})
SET v.status = $status, v.closed_at = CASE $status WHEN 'closed' THEN datetime() ELSE null END
RETURN v.vacancy_id AS vacancy_id
