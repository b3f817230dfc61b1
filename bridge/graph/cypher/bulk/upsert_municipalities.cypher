UNWIND $rows AS row
MERGE (m:Municipality {code: row.key})
SET m += row.properties
RETURN m.code AS code
