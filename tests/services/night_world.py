"""A small invented world in the graph for tests of the night: two employers, two liaisons, six youths."""

# ruff: noqa: E501 (rows and queries read best on one line)
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bridge.domain.account import Actor, Role
from bridge.domain.ids import new_id
from bridge.graph.holdings import TYPES
from bridge.runtime import schema
from bridge.runtime.vault import seal
from tests.unit.builders_matching import DAY, holds

TODAY = datetime.now(UTC).date()
ADMIN = Actor("a-admin", Role.ADMINISTRATOR, "Beheer")
LIAISON = Actor("a-l1", Role.LIAISON, "Samira", person_id="l1")
OTHER_LIAISON = Actor("a-l2", Role.LIAISON, "Koen", person_id="l2")
EMPLOYER = Actor("a-e1", Role.EMPLOYER, "De Kade", employer_id="e1")
OTHER_EMPLOYER = Actor("a-e2", Role.EMPLOYER, "De Loods", employer_id="e2")

PEOPLE = """
UNWIND $rows AS row
MERGE (p:Person {person_id: row.id}) SET p.kind = row.kind, p.display_name = row.name, p.role = row.role, p.active = true
WITH p, row
CALL (p, row) { MATCH (e:Employer {employer_id: row.employer}) MERGE (p)-[:WORKS_AT]->(e) }
CALL (p, row) { WITH p, row WHERE row.email IS NOT NULL
  MERGE (a:Account {account_id: 'a-' + row.id})
  SET a.email = row.email, a.role = 'liaison', a.active = true, a.locale = 'nl' MERGE (a)-[:ACTS_FOR]->(p) }
"""
EMPLOYERS = """
UNWIND $rows AS row
MERGE (e:Employer {employer_id: row.id}) SET e.name = row.name
MERGE (w:Worksite {worksite_id: 'w-' + row.id}) SET w.name = row.name, w.lat = 51.89, w.lon = 4.49, w.pc4 = '3081'
MERGE (e)-[:HAS_SITE]->(w)
MERGE (n:Neighbourhood {code: 'BU1'}) SET n.name = 'Wijk', n.lat = 51.89, n.lon = 4.49, n.pc4s = ['3081']
"""
VACANCIES = """
UNWIND $rows AS row
MATCH (e:Employer {employer_id: row.employer})-[:HAS_SITE]->(w)
MERGE (v:Vacancy {vacancy_id: row.id})
SET v.source = 'test', v.external_id = row.id, v.title = row.title, v.text = 'tekst', v.text_hash = 'x', v.model = 'test 1',
    v.status = 'open', v.posted_at = datetime(), v.openings = row.openings, v.contract_kind = 'regular', v.shifts = $shifts,
    v.hours_min = 32.0, v.hours_max = 40.0, v.hazards = [], v.reading_state = 'read', v.starts_on = row.starts_on,
    v.closes_at = row.closes_at
MERGE (e)-[:POSTED]->(v) MERGE (v)-[:AT]->(w)
WITH v, row
UNWIND row.asks AS ask
MERGE (c:Concept {concept_id: ask.kind + '-' + ask.key}) ON CREATE SET c.pref_nl = ask.key, c.key = ask.key, c.kind = ask.kind
MERGE (v)-[a:ASKS {requirement_id: ask.kind + '-' + ask.key}]->(c)
SET a.kind = ask.kind, a.importance = 'required', a.text = ask.key, a.alternatives = [ask.key], a.confidence = 0.9
"""
YOUTHS = """
UNWIND $rows AS row
MATCH (l:Person {person_id: row.liaison})
MERGE (y:Youth {youth_id: row.id})
SET y.label = row.label, y.birth_date = row.birth_date, y.pc4 = '3081', y.status = 'available', y.modes = ['bicycle'],
    y.hours_min = 24.0, y.hours_max = 40.0
MERGE (l)-[:GUIDES {since: date()}]->(y)
MERGE (i:Identity {identity_id: 'id-' + row.id}) SET i.ciphertext = row.ciphertext, i.key_id = row.key_id
MERGE (y)-[:IDENTIFIED_BY]->(i)
WITH y, row
UNWIND row.holdings AS holding
MERGE (c:Concept {concept_id: holding.concept_id})
ON CREATE SET c.pref_nl = holding.key, c.key = holding.key, c.kind = holding.properties.kind
CREATE (y)-[h:$(holding.type)]->(c) SET h = holding.properties
"""
PROGRAMME = """
MERGE (p:Programme {programme_id: 'p1'}) SET p.name = 'VCA in een dag', p.provider = 'De Opleider', p.weeks = 0.2, p.days = 1.0, p.cost = 0.0
MERGE (i:Intake {intake_id: 'i1'}) SET i.starts_on = $starts_on, i.seats = 1, i.seats_taken = 0
MERGE (p)-[:STARTS]->(i)
WITH p MATCH (c:Concept {concept_id: 'certificate-vca-basis'}) MERGE (p)-[:TEACHES]->(c)
"""
TIES = """
UNWIND $rows AS row
MATCH (a:Person {person_id: row.one}), (b:Person {person_id: row.other})
MERGE (a)-[k:KNOWS {tie_id: row.one + row.other}]->(b)
SET k.strength = 4, k.sphere = 'formal', k.last_contact = row.last, k.how = 'werkten samen'
"""


def _holding(kind: str, key: str, polarity: str, confirmed: bool) -> dict[str, object]:
    made = next(h for h in (holds(kind, key, p, confirmed) for p in TYPES) if h.polarity.value == polarity)
    properties = {
        "holding_id": made.holding_id, "kind": kind, "polarity": polarity, "text": key, "evidence": made.evidence,
        "keys": [key], "source": "note", "sphere": "formal", "confidence": 0.8, "confirmed_by": made.confirmed_by,
    }  # fmt: skip
    return {"concept_id": f"{kind}-{key}", "key": key, "type": TYPES[made.polarity], "properties": properties}


def _youth(
    number: int, liaison: str, *held: tuple[str, str, str], confirmed: bool = True
) -> dict[str, object]:
    name = f"id-y{number}"
    sealed = seal({"first_name": f"Naam{number}", "last_name": "X", "email": None, "phone": None}, name)
    return {
        "id": f"y{number}", "label": f"Jongere {number}", "liaison": liaison, "birth_date": date(2005, 1, number),
        "ciphertext": sealed.ciphertext, "key_id": sealed.key_id,
        "holdings": [_holding(*each, confirmed) for each in held],
    }  # fmt: skip


def build(vacancies: int = 6) -> None:
    """Write the world: `vacancies` of them, the first four of De Kade."""
    has, lacks = "has", "lacks"
    forklift, vca = ("certificate", "heftruck"), ("certificate", "vca-basis")
    youths = [
        _youth(1, "l1", (*forklift, has), (*vca, has)),
        _youth(2, "l1", (*forklift, has), (*vca, lacks)),
        _youth(3, "l1", (*forklift, has), confirmed=False),
        _youth(4, "l2", (*forklift, has), (*vca, lacks)),
        _youth(5, "l2", (*forklift, has), (*vca, has)),
        _youth(6, "l2"),
    ]
    people = [
        {"id": "l1", "kind": "liaison", "name": "Samira", "role": "jongerenwerker", "employer": None, "email": "samira@example.org"},
        {"id": "l2", "kind": "liaison", "name": "Koen", "role": "werkcoach", "employer": "e2", "email": "koen@example.org"},
        {"id": "c1", "kind": "contact", "name": "Ruud", "role": "personeelszaken", "employer": "e1", "email": None},
        {"id": "k1", "kind": "connector", "name": "Fatima", "role": "buurtmoeder", "employer": None, "email": None},
    ]  # fmt: skip
    jobs = [
        {
            "id": f"v{i}", "employer": "e1" if i < 4 else "e2", "title": f"Heftruckchauffeur {i}", "openings": 2,
            "starts_on": TODAY + timedelta(days=40), "closes_at": TODAY + timedelta(days=9 if i == 0 else 30),
            "asks": [{"kind": kind, "key": key} for kind, key in ((forklift, vca) if i % 2 == 0 else (forklift,))],
        }
        for i in range(vacancies)
    ]  # fmt: skip
    ties = [
        {"one": "l1", "other": "c1", "last": TODAY - timedelta(days=30)},
        {"one": "l1", "other": "k1", "last": TODAY - timedelta(days=400)},
    ]
    shifts = f'[{{"start": "{DAY.start:%H:%M}", "end": "{DAY.end:%H:%M}", "days": [1, 2, 3, 4, 5]}}]'
    with schema.session() as session:
        session.run(
            EMPLOYERS, rows=[{"id": "e1", "name": "De Kade"}, {"id": "e2", "name": "De Loods"}]
        ).consume()
        session.run(PEOPLE, rows=people).consume()
        session.run(VACANCIES, rows=jobs, shifts=shifts).consume()
        session.run(YOUTHS, rows=youths).consume()
        session.run(PROGRAMME, starts_on=TODAY + timedelta(days=7)).consume()
        session.run(TIES, rows=ties).consume()


def ask(query: str, **params: object) -> list[dict[str, object]]:
    """Rows of a query, to look at what was written."""
    with schema.session() as session:
        return session.run(query, **params).data()  # type: ignore[arg-type]


def consent(youth_id: str, employer_id: str) -> None:
    """A live consent of a youth for an employer."""
    ask(
        "MATCH (y:Youth {youth_id: $y}), (e:Employer {employer_id: $e}) CREATE (y)-[:GAVE]->(:Consent {consent_id: $c, "
        "purpose: 'share-identity', granted_at: datetime(), recorded_by: 'a-l1'})-[:TO]->(e)",
        y=youth_id, e=employer_id, c=new_id(),
    )  # fmt: skip
