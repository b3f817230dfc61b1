RETURN COLLECT { UNWIND $employer AS id MATCH (n:Employer {employer_id: id}) RETURN id } AS employer,
       COLLECT { UNWIND $organisation AS id MATCH (n:Organisation {organisation_id: id}) RETURN id } AS organisation,
       COLLECT { UNWIND $person AS id MATCH (n:Person {person_id: id}) RETURN id } AS person,
       COLLECT { UNWIND $youth AS id MATCH (n:Youth {youth_id: id}) RETURN id } AS youth,
       COLLECT { UNWIND $programme AS id MATCH (n:Programme {programme_id: id}) RETURN id } AS programme,
       COLLECT { UNWIND $concept AS id MATCH (n:Concept {concept_id: id}) RETURN id } AS concept,
       COLLECT { UNWIND $municipality AS id MATCH (n:Municipality {code: id}) RETURN id } AS municipality,
       COLLECT { UNWIND $zone AS id MATCH (n:Zone {code: id}) RETURN id } AS zone,
       COLLECT { UNWIND $ambition AS id MATCH (n:Ambition {ambition_id: id}) RETURN id } AS ambition,
       COLLECT { UNWIND $neighbourhood AS id MATCH (n:Neighbourhood {code: id}) RETURN id } AS neighbourhood,
       COLLECT { UNWIND $stop AS id MATCH (n:Stop {stop_id: id}) RETURN id } AS stop,
       COLLECT {
         UNWIND $vacancy AS id
         WITH id, split(id, '|') AS parts
         MATCH (n:Vacancy {source: parts[0], external_id: parts[1]})
         RETURN id
       } AS vacancy
