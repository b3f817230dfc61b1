MATCH (a:Account)
OPTIONAL MATCH (a)-[:ACTS_FOR]->(whom)
RETURN a {.account_id, .email, .role, .locale, .active, .demo} AS account,
       whom {.person_id, .employer_id, .organisation_id} AS whom,
       CASE WHEN whom:Zone THEN whom.code END AS zone_code,
       coalesce(whom.display_name, whom.name) AS name
ORDER BY a.role, a.email
