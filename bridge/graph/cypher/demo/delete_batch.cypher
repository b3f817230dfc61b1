MATCH (n:$($label))
WHERE n.demo = true
WITH n LIMIT $limit
OPTIONAL MATCH (n)--(c:Concept {taxonomy: 'text'})
WITH collect(DISTINCT n) AS nodes, collect(DISTINCT c) AS concepts
WITH nodes, concepts, size(nodes) AS deleted
CALL (nodes) {
  UNWIND nodes AS node
  DETACH DELETE node
}
CALL (concepts) {
  UNWIND concepts AS concept
  WITH concept WHERE NOT EXISTS { (concept)--() }
  DELETE concept
}
RETURN deleted
