MERGE (v:Setting {name: 'taxonomy-' + $source})
SET v.version = $version, v.loaded_at = datetime()
RETURN v.version AS version
