MATCH (n:Neighbourhood)
UNWIND n.pc4s AS pc4
RETURN pc4, n.code AS code
ORDER BY code
