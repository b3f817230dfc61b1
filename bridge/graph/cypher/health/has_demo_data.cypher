RETURN EXISTS { MATCH (e:Employer {demo: true}) } AS found
