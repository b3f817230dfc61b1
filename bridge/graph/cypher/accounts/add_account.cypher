OPTIONAL MATCH (p:Person {person_id: $person_id})
OPTIONAL MATCH (e:Employer {employer_id: $employer_id})
OPTIONAL MATCH (o:Organisation {organisation_id: $organisation_id})
OPTIONAL MATCH (z:Zone {code: $zone_code})
WITH [whom IN [p, e, o, z] WHERE whom IS NOT NULL] AS found
WHERE size(found) = $expected
CREATE (a:Account)
SET a = $properties
FOREACH (whom IN found | CREATE (a)-[:ACTS_FOR]->(whom))
RETURN a.account_id AS account_id
