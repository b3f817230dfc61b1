MATCH (v:Vacancy {vacancy_id: $vacancy_id})-[a:ASKS {requirement_id: $requirement_id}]->(c:Concept)
SET a.read_importance = coalesce(a.read_importance, a.importance), a.importance = $importance,
    a.removed = $removed, a.corrected = true, a.corrected_by = $by, a.corrected_at = datetime()
RETURN a.requirement_id AS requirement_id
