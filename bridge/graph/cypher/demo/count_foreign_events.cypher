MATCH (event:AuditEvent)
WHERE event.sequence > $sequence
OPTIONAL MATCH (a:Account {account_id: event.by_account, demo: true})
WITH event, a,
     event.by_account = 'system:demo' OR (event.by_account = 'system:nachtrun' AND event.on_kind = 'run') AS own
RETURN count(event) AS events, sum(CASE WHEN own OR a IS NOT NULL THEN 0 ELSE 1 END) AS foreign
