MATCH (r:Run)
RETURN r.run_id AS run_id, r.state AS state, r.started_at AS started_at, r.finished_at AS finished_at,
       r.vacancies AS vacancies, r.youths AS youths, r.proposals AS proposals
ORDER BY r.started_at DESC LIMIT 1
