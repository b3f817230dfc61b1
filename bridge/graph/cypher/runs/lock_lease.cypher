MERGE (lease:Setting {name: 'nightly-lease'})
SET lease.asked = datetime()
RETURN lease.holder AS holder, lease.until AS until, coalesce(lease.until > datetime(), false) AS live
