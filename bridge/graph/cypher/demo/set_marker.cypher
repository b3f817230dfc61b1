MERGE (s:Setting {name: 'demo-region'})
SET s += $properties, s.demo = true
RETURN s.name AS name
