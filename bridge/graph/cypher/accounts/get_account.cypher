MATCH (a:Account {account_id: $account_id})
OPTIONAL MATCH (a)-[:ACTS_FOR]->(whom)
RETURN a {.account_id, .email, .role, .locale, .active, .demo, .password_hash} AS account,
       whom {.person_id, .employer_id, .organisation_id} AS whom,
       CASE WHEN whom:Zone THEN whom.code END AS zone_code,
       coalesce(whom.display_name, whom.name) AS name
