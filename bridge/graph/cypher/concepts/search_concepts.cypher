MATCH (c:Concept)
WHERE c.taxonomy <> 'text' AND NOT coalesce(c.retired, false)
  AND (size($kinds) = 0 OR c.kind IN $kinds)
  AND c.search CONTAINS $words
RETURN c.concept_id AS concept_id, c.kind AS kind, c.pref_nl AS pref_nl, c.pref_en AS pref_en, c.uri AS uri, c.key AS key
ORDER BY toLower(c.pref_nl) <> $words, NOT toLower(c.pref_nl) STARTS WITH $words,
         coalesce(c.taxonomy_source, '') <> 'own', size(c.pref_nl), c.pref_nl
LIMIT $limit
