MATCH (a:Account {account_id: $account_id})
SET a += $properties
RETURN a.account_id AS account_id
