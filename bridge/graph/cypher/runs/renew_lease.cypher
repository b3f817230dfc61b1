MATCH (lease:Setting {name: 'nightly-lease', holder: $holder})
SET lease.until = datetime() + duration({seconds: $seconds})
RETURN lease.until AS until
