MATCH (e:Employer {employer_id: $employer_id})-[:HAS_SITE]->(w:Worksite {worksite_id: $worksite_id})
MERGE (v:Vacancy {vacancy_id: $vacancy_id})
SET v += $properties
MERGE (e)-[:POSTED]->(v)
WITH v, w
OPTIONAL MATCH (v)-[old:AT]->(other:Worksite) WHERE other.worksite_id <> w.worksite_id
DELETE old
MERGE (v)-[:AT]->(w)
RETURN v.vacancy_id AS vacancy_id
