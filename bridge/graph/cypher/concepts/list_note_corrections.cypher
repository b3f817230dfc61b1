MATCH (y:Youth)-[h:HAS|LACKS|LEARNS|WANTS|AVOIDS]->(c:Concept)
WHERE h.note_id IS NOT NULL AND (h.confirmed_by IS NOT NULL OR h.rejected)
WITH h, c, h.note_id + ':' + h.holding_id AS place
WHERE place > $after
RETURN place,
       {document: 'note', id: h.note_id, text: h.text, start: h.start, end: h.end, kind: h.kind, context: h.evidence,
        concept_id: c.concept_id, read: h.polarity,
        said: CASE WHEN h.rejected THEN 'removed' ELSE h.polarity END,
        model: h.model, at: h.decided_at} AS correction
ORDER BY place
LIMIT $limit
