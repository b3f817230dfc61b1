MATCH (z:Zone {code: $code})
RETURN z {.code, .name} AS zone,
       COLLECT { MATCH (n:Neighbourhood)-[:PART_OF]->(z) RETURN n {.code, .name, .indicators} ORDER BY n.name } AS places,
       COLLECT { MATCH (v:Vision)-[:OF]->(z) RETURN v {.*} ORDER BY v.agreed_on DESC } AS visions,
       COLLECT { MATCH (a:Ambition)-[:OF]->(z) RETURN a {.*} ORDER BY a.indicator } AS ambitions,
       COLLECT { MATCH (i:Intervention)-[:OF]->(z)
                 RETURN i {.*, ambitions: COUNT { (i)-[:CONTRIBUTES_TO]->(:Ambition) }} ORDER BY i.name } AS interventions
