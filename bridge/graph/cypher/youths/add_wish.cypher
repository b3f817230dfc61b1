MATCH (y:Youth {youth_id: $youth_id}), (c:Concept {concept_id: $concept_id})
OPTIONAL MATCH (y)-[before:HAS|LACKS|LEARNS|WANTS|AVOIDS {holding_id: $properties.holding_id}]->(c)
DELETE before
WITH DISTINCT y, c
CREATE (y)-[h:$($type)]->(c)
SET h = $properties, h.kind = c.kind, h.text = c.pref_nl, h.at = datetime(),
    h.keys = CASE WHEN c.key IS NULL THEN [] ELSE [c.key] END
RETURN h {.*, concept: c {.concept_id, label: c.pref_nl, .uri, .key}} AS holding
