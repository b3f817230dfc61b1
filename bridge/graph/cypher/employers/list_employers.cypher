MATCH (e:Employer)
RETURN e {.employer_id, .name, .kvk, .sector, .answer_days} AS employer
ORDER BY e.name
