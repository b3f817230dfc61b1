MATCH (s:Setting {name: 'demo-region'})
RETURN s.anchor AS anchor, s.seed AS seed, s.youths AS youths, s.vacancies AS vacancies, s.sequence AS sequence,
       s.hash AS hash, s.complete AS complete, s.settings AS settings, s.run_id AS run_id
