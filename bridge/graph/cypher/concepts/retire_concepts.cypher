MATCH (c:Concept {taxonomy_source: $source})
WHERE c.taxonomy_version <> $version
SET c.retired = true
RETURN count(c) AS retired
