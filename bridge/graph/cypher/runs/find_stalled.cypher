MATCH (lease:Setting {name: 'nightly-lease'})
WHERE lease.holder STARTS WITH $queue AND lease.until < datetime() + duration({seconds: $left})
RETURN substring(lease.holder, size($queue)) AS run_id
