CALL () {
  MATCH (e:Employer) RETURN 'employer' AS role, e.employer_id AS key, e.name AS name
  UNION ALL
  MATCH (p:Liaison) RETURN 'liaison' AS role, p.person_id AS key, p.display_name AS name
  UNION ALL
  MATCH (z:Zone) RETURN 'zone-manager' AS role, z.code AS key, z.name AS name
  UNION ALL
  MATCH (o:Organisation) WHERE EXISTS { (:Programme {provider: o.name}) }
  RETURN 'provider' AS role, o.organisation_id AS key, o.name AS name
}
RETURN role, key, name
ORDER BY role, name
