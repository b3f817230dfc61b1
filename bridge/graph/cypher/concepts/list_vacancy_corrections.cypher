MATCH (v:Vacancy)-[a:ASKS {corrected: true}]->(c:Concept)
WITH v, a, c, v.vacancy_id + ':' + a.requirement_id AS place
WHERE place > $after
RETURN place,
       {document: 'vacancy', id: v.vacancy_id, text: a.text, start: a.start, end: a.end, kind: a.kind,
        context: CASE WHEN a.start IS NULL OR a.end > size(v.text) THEN a.text
                      ELSE substring(v.text, CASE WHEN a.start < 120 THEN 0 ELSE a.start - 120 END,
                                     a.end - a.start + 240) END,
        concept_id: c.concept_id, read: coalesce(a.read_importance, a.importance),
        said: CASE WHEN a.removed THEN 'removed' ELSE a.importance END,
        model: a.model, at: a.corrected_at} AS correction
ORDER BY place
LIMIT $limit
