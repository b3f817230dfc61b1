MERGE (v:Setting {name: 'taxonomy-' + $source})
SET v.earlier = coalesce(v.earlier, []) + CASE WHEN v.version IS NULL OR v.version = $version THEN [] ELSE [v.version] END,
    v.version = $version,
    v.loaded_at = datetime()
RETURN v.version AS version
