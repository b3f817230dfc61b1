UNWIND $rows AS row
MERGE (e:Employer {employer_id: row.employer_id})
SET e += row.properties
RETURN e.employer_id AS employer_id
