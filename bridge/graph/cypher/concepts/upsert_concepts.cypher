UNWIND $rows AS row
MERGE (c:Concept {concept_id: row.concept_id})
SET c += row.properties, c.retired = null
FOREACH (label IN row.labels | SET c:$(label))
RETURN count(c) AS written
