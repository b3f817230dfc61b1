MERGE (lease:Setting {name: 'nightly-lease'})
SET lease.holder = $holder, lease.until = datetime() + duration({seconds: $seconds})
RETURN lease.until AS until
