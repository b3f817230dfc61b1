UNWIND $external_ids AS external_id
MATCH (y:Youth {source: $source, external_id: external_id})
OPTIONAL MATCH (y)-[:IDENTIFIED_BY]->(i:Identity)
RETURN y.external_id AS external_id, y.youth_id AS youth_id, i.identity_id AS identity_id,
       y.content_hash AS content_hash
