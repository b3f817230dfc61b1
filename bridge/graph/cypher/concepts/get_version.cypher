OPTIONAL MATCH (v:Setting {name: 'taxonomy-' + $source})
RETURN v.version AS version, EXISTS { (:Concept {taxonomy_source: $source, taxonomy_version: v.version}) } AS there
