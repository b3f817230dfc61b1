MATCH (c:Consent {consent_id: $consent_id})
WHERE c.withdrawn_at IS NULL
SET c.withdrawn_at = datetime(), c.withdrawn_by = $by
RETURN c.consent_id AS consent_id
