UNWIND $rows AS row
MATCH (one:Concept {concept_id: row.from_id}), (other:Concept {concept_id: row.to_id})
MERGE (one)-[r:$(row.type)]->(other)
RETURN count(r) AS written
