MATCH (a:Account {account_id: $account_id})
SET a.digest_run = $run_id
RETURN a.account_id AS account_id
