MATCH (v:Vacancy {vacancy_id: $vacancy_id})
SET v.reading_state = $state
RETURN v.vacancy_id AS vacancy_id
