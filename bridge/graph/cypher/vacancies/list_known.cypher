UNWIND $external_ids AS external_id
MATCH (v:Vacancy {source: $source, external_id: external_id})
RETURN v.external_id AS external_id, v.vacancy_id AS vacancy_id, v.content_hash AS content_hash
