UNWIND $rows AS row
MERGE (o:Organisation {organisation_id: row.organisation_id})
SET o += row.properties
RETURN o.organisation_id AS organisation_id
