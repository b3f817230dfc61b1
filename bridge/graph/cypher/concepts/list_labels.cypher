MATCH (c:Concept)
WHERE c.taxonomy <> 'text' AND NOT coalesce(c.retired, false)
  AND c.kind IN $kinds
UNWIND [c.pref_nl] + c.alt_nl + [c.pref_en] + c.alt_en AS label
RETURN DISTINCT c.concept_id AS concept_id, label
ORDER BY concept_id, label
