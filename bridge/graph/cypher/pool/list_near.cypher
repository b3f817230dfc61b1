MATCH (a:Concept)-[link:BROADER|RELATED]->(b:Concept)
RETURN a.concept_id AS one, b.concept_id AS other, type(link) AS link
