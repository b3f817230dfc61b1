UNWIND $rows AS row
MATCH (e:Employer {employer_id: row.employer_id})-[:HAS_SITE]->(w:Worksite {worksite_id: row.worksite_id})
MERGE (v:Vacancy {source: row.source, external_id: row.external_id})
SET v += row.properties
MERGE (e)-[:POSTED]->(v)
MERGE (v)-[:AT]->(w)
RETURN v.vacancy_id AS vacancy_id
