MATCH (n:Neighbourhood)
UNWIND n.pc4s AS pc4
WITH pc4, avg(n.lat) AS lat, avg(n.lon) AS lon
RETURN pc4, lat, lon
ORDER BY pc4
