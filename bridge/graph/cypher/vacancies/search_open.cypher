CALL {
  WITH $words AS words
  WITH words WHERE words <> ''
  CALL db.index.fulltext.queryNodes('vacancy_words', words) YIELD node, score
  RETURN node AS v, score
  UNION
  WITH $words AS words
  WITH words WHERE words = ''
  MATCH (v:Vacancy {status: 'open'})
  RETURN v, 0.0 AS score
}
WITH v, score
WHERE v.status = 'open'
  AND ($certificate IS NULL OR EXISTS { (v)-[:ASKS {importance: 'required'}]->(:Concept {key: $certificate}) })
  AND ($without IS NULL OR NOT EXISTS { (v)-[:ASKS {importance: 'required'}]->(:Concept {key: $without}) })
  AND ($shift IS NULL OR EXISTS { (v)-[:ASKS]->(:Concept {concept_id: 'schedule-' + $shift}) })
  AND ($contract_kind IS NULL OR v.contract_kind = $contract_kind)
MATCH (e:Employer)-[:POSTED]->(v)-[:AT]->(w:Worksite)
WITH v, e, w, score ORDER BY score DESC, v.posted_at DESC, v.vacancy_id
WITH collect({vacancy: v {.vacancy_id, .title, .posted_at, .closes_at, .openings, .contract_kind, .hours_min,
                          .hours_max, .minimum_age}, employer: e.name, worksite: w.name, lat: w.lat, lon: w.lon,
              pc4: w.pc4}) AS rows
RETURN size(rows) AS total, rows[$skip..$skip + $limit] AS rows
