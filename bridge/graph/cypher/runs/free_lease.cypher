MATCH (lease:Setting {name: 'nightly-lease', holder: $holder})
REMOVE lease.holder, lease.until
RETURN lease.name AS name
