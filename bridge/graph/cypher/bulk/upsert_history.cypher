UNWIND $rows AS row
MATCH (y:Youth {youth_id: row.youth_id})
MATCH (v:Vacancy {source: row.source, external_id: row.vacancy})<-[:POSTED]-(e:Employer)
OPTIONAL MATCH (l:Person)-[g:GUIDES]->(y) WHERE g.until IS NULL
WITH row, y, v, e, head(collect(l)) AS l
MERGE (p:Proposal {proposal_id: row.key})
SET p += row.properties, p.liaison_id = coalesce(l.person_id, '')
MERGE (p)-[:FOR]->(y)
MERGE (p)-[:ON]->(v)
WITH row, y, e, p, v, l
CALL (row, y, p, v, l, e) {
  UNWIND row.introductions AS intro
  MERGE (i:Introduction {introduction_id: intro.introduction_id})
  SET i += intro.properties, i.liaison_id = coalesce(l.person_id, '')
  MERGE (i)-[:FROM]->(p)
  MERGE (i)-[:OF]->(y)
  MERGE (i)-[:ABOUT]->(v)
  WITH i, intro, l, e
  CALL (i) {
    OPTIONAL MATCH (i)-[:TOOK]->(before:Transition)
    DETACH DELETE before
  }
  CALL (i, intro, l, e) {
    UNWIND intro.steps AS step
    CREATE (i)-[:TOOK]->(t:Transition)
    SET t = step, t.by_name = CASE t.by_name WHEN 'employer' THEN e.name ELSE coalesce(l.display_name, '') END
  }
}
CALL (row, y, e) {
  UNWIND row.consents AS consent
  MERGE (c:Consent {consent_id: consent.consent_id})
  SET c += consent
  MERGE (y)-[:GAVE]->(c)
  MERGE (c)-[:TO]->(e)
}
SET y.status = CASE WHEN row.youth_status IS NULL OR y.status = 'erased' THEN y.status ELSE row.youth_status END
RETURN count(p) AS written
