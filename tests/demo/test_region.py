"""The region in the graph: its numbers, who knows whom, a past that could have happened, and no names."""

from __future__ import annotations

import re
import stat
from collections import Counter
from datetime import UTC, datetime

import pytest

from bridge.config import settings
from bridge.demo import accounts, loader
from bridge.domain.account import Role, system_actor
from bridge.domain.introduction import FOLLOW_UP_MONTHS, RULES, State, months_after
from bridge.domain.network import Person, PersonKind
from bridge.graph import introductions, pool, projection, runs
from bridge.graph.introductions import FoundIntroduction
from bridge.network.paths import reach
from bridge.network.projection import project
from bridge.nlp.personal_data import find_personal_data
from bridge.runtime import schema
from bridge.services import accounts as account_service
from bridge.services import shortlists
from bridge.services import today as mornings
from bridge.services.notes import REMOVED
from tests.graph import model_page

AT_WORK = (State.STARTED, State.FOLLOWED_3, State.FOLLOWED_6, State.RETAINED)


def ask(cypher: str) -> list[dict[str, object]]:
    with schema.session() as session:
        return session.run(cypher).data()


def number(cypher: str) -> int:
    return int(str(next(iter(ask(cypher)[0].values()))))


@pytest.fixture(scope="module")
def past(region: list[str]) -> tuple[FoundIntroduction, ...]:
    return introductions.list_introductions()


@pytest.mark.parametrize(
    ("least", "pattern"),
    [
        (4, "(n:Zone)"),
        (18, "(n:Employer)"),
        (26, "(n:Worksite)"),
        (120, "(n:Vacancy {status: 'open', reading_state: 'read'})"),
        (400, "(n:Youth)"),
        (24, "(n:Liaison)"),
        (6, "(n:Liaison)-[:WORKS_AT]->(:Employer)"),
        (60, "(n:Contact)"),
        (120, "(n:Connector)"),
        (45, "(n:Organisation)"),
        (700, "(n)-[:KNOWS]->()"),
        (32, "(n:Programme)"),
        (70, "(n:Intake)"),
        (4, "(n:Vision)"),
        (100, "(n:Proposal {state: 'new'})"),
    ],
)
def test_the_region_is_as_large_as_it_says(region: list[str], least: int, pattern: str) -> None:
    assert number(f"RETURN COUNT {{ MATCH {pattern} RETURN n }}") >= least


def test_each_zone_has_a_strategy_with_two_idle_interventions(region: list[str]) -> None:
    for row in ask(
        "MATCH (z:Zone) RETURN COUNT { (z)<-[:OF]-(:Ambition) } AS ambitions, "
        "COUNT { (z)<-[:OF]-(:Intervention) } AS interventions, "
        "COUNT { MATCH (z)<-[:OF]-(i:Intervention) WHERE NOT (i)-[:CONTRIBUTES_TO]->() RETURN i } AS idle"
    ):
        assert 4 <= int(str(row["ambitions"])) <= 6
        assert 6 <= int(str(row["interventions"])) <= 10
        assert row["idle"] == 2


def test_intakes_are_open_full_and_too_late(region: list[str]) -> None:
    assert number("MATCH (i:Intake) WHERE i.seats = i.seats_taken RETURN count(i)") >= 5
    assert number("MATCH (i:Intake) WHERE i.seats > i.seats_taken RETURN count(i)") >= 20
    assert number("MATCH (i:Intake) WHERE i.starts_on > date() + duration({days: 150}) RETURN count(i)") >= 3


def test_places_have_geometry_and_worksites_a_point(region: list[str]) -> None:
    assert number("MATCH (n:Neighbourhood) WHERE n.geometry IS NULL OR size(n.pc4s) = 0 RETURN count(n)") == 0
    assert number("MATCH (w:Worksite) WHERE w.point IS NULL RETURN count(w)") == 0
    assert number("MATCH (y:Youth) WHERE NOT (y)-[:LIVES_IN]->(:Neighbourhood) RETURN count(y)") == 0


def test_caseloads_are_even_and_ages_fit(region: list[str]) -> None:
    loads = [int(str(row["c"])) for row in ask("MATCH (l)-[:GUIDES]->(y:Youth) RETURN l, count(y) AS c")]
    assert len(loads) >= 24
    assert min(loads) >= 10
    assert max(loads) <= 20
    ages = ask("MATCH (y:Youth) RETURN min(y.birth_date) AS oldest, max(y.birth_date) AS youngest")[0]
    today = datetime.now(UTC).year
    assert today - int(str(ages["oldest"])[:4]) <= 28
    assert today - int(str(ages["youngest"])[:4]) >= 15


def test_everything_invented_says_so(region: list[str]) -> None:
    unmarked = ask(
        "MATCH (n) WHERE n.demo IS NULL AND NOT n:Concept AND NOT n:Migration AND NOT n:MigrationLock "
        "AND NOT n:AuditEvent AND NOT n:Setting AND NOT n:Run AND NOT n:RunChunk RETURN labels(n) AS l"
    )
    assert unmarked == []


def test_names_are_in_identities_and_people_only(region: list[str]) -> None:
    names = {str(row["n"]) for row in ask("MATCH (p:Person) RETURN p.display_name AS n")}
    last_names = {name.split()[-1] for name in names}
    texts = ask("MATCH (n:Note) RETURN n.text AS t UNION ALL MATCH (v:Vacancy) RETURN v.text AS t")
    for row in texts:
        assert not last_names & set(re.findall(r"\w+", str(row["t"])))
    assert (
        number("MATCH (y:Youth) WHERE y.first_name IS NOT NULL OR y.email IS NOT NULL RETURN count(y)") == 0
    )


def ways(full: frozenset[str]) -> tuple[int, set[tuple[str, str]]]:
    """How many youths look for work, and who of them has a way to which employer when `full` have no room."""
    today = datetime.now(UTC).date()
    adults, _this_week = projection.list_people()
    youths = [y.youth_id for y in pool.iter_youths()]
    everybody = (*adults, *(Person(youth_id, PersonKind.YOUTH, "") for youth_id in youths))
    network = project(everybody, projection.list_ties() + projection.list_guides(today), today, full)
    contacts: dict[str, list[int]] = {}
    for person in adults:
        if person.kind is PersonKind.CONTACT and person.employer_id and person.person_id in network.number:
            contacts.setdefault(person.employer_id, []).append(network.number[person.person_id])
    found = set()
    for employer, who in contacts.items():
        best = reach(network, who)[-1]
        found |= {(one, employer) for one in youths if best[network.number[one]] > 0}
    return len(youths), found


def test_two_connectors_carry_most_ways_and_a_third_of_the_youths_has_none(region: list[str]) -> None:
    hubs = frozenset(loader.HUBS.values())
    assert len(hubs) == 2
    youths, all_ways = ways(frozenset())
    reached = {youth for youth, _employer in all_ways}
    assert 0.25 * youths <= youths - len(reached) <= 0.45 * youths
    _, without_hubs = ways(hubs)
    assert len(without_hubs) <= 0.4 * len(all_ways)


def test_most_youths_have_somebody_who_leads_somewhere_in_every_zone(region: list[str]) -> None:
    _, all_ways = ways(frozenset())
    reached = {youth for youth, _employer in all_ways}
    zone_of = ask("MATCH (y:Youth)-[:LIVES_IN]->()-[:PART_OF]->(z:Zone) RETURN y.youth_id AS y, z.code AS z")
    assert {row["z"] for row in zone_of if row["y"] in reached} == {row["z"] for row in zone_of}


def test_some_ties_are_cold_and_both_spheres_are_there(region: list[str]) -> None:
    assert (
        number("MATCH ()-[k:KNOWS]->() WHERE k.last_contact < date() - duration('P270D') RETURN count(k)")
        > 40
    )
    spheres = {str(row["s"]) for row in ask("MATCH ()-[k:KNOWS]->() RETURN DISTINCT k.sphere AS s")}
    assert spheres == {"formal", "informal"}
    assert number("MATCH ()-[k:KNOWS]->() WHERE k.vouched_by IS NOT NULL RETURN count(k)") > 20
    assert number("MATCH ()-[k:KNOWS]->() RETURN count(DISTINCT k.strength)") == 5


def test_every_step_of_the_past_was_allowed(past: tuple[FoundIntroduction, ...]) -> None:
    assert len(past) > 200
    for found in past:
        state, moment = State.PROPOSED, found.created_at
        for step in found.introduction.history:
            assert step.source is state
            assert state in RULES[step.name].sources
            assert step.at >= moment
            assert step.at <= datetime.now(UTC)
            assert bool(step.reason) or not RULES[step.name].needs_reason
            state, moment = step.target, step.at
        assert state is found.introduction.state


def test_no_placement_without_introduction_and_no_follow_up_before_its_day(
    past: tuple[FoundIntroduction, ...],
) -> None:
    started = [found.introduction for found in past if found.introduction.started_on]
    assert len(started) > 60
    for introduction in started:
        names = [step.name for step in introduction.history]
        assert names[:2] == ["invite", "agree"]
        assert introduction.started_on is not None
        for step in introduction.history:
            if step.name in FOLLOW_UP_MONTHS:
                due = months_after(introduction.started_on, FOLLOW_UP_MONTHS[step.name])
                assert step.at.date() >= due
    placed = number("MATCH (y:Youth {status: 'placed'}) RETURN count(y)")
    assert placed == sum(introduction.state in AT_WORK for introduction in started)


def test_the_funnel_adds_up(past: tuple[FoundIntroduction, ...]) -> None:
    accepted = number("MATCH (p:Proposal {state: 'accepted'}) RETURN count(p)")
    assert len(past) == accepted
    took = Counter(step.name for found in past for step in found.introduction.history)
    assert accepted > took["invite"] > took["agree"] >= took["interview"] > took["start"]
    assert took["start"] > took["follow_up_3"] > took["follow_up_6"] > took["follow_up_12"] > 0
    over = number("MATCH (p:Proposal) WHERE p.state IN ['declined', 'expired'] RETURN count(p)")
    assert over > 200
    assert number("MATCH (p:Proposal {state: 'declined'}) WHERE p.reason_code IS NULL RETURN count(p)") == 0


def test_one_zone_is_under_served(region: list[str]) -> None:
    shares = {
        str(row["zone"]): int(str(row["met"])) / int(str(row["youths"]))
        for row in ask(
            "MATCH (y:Youth)-[:LIVES_IN]->()-[:PART_OF]->(z:Zone) RETURN z.code AS zone, count(y) AS youths, "
            "sum(CASE WHEN (:Introduction)-[:OF]->(y) THEN 1 ELSE 0 END) AS met"
        )
    }
    passed_over = shares.pop("den-haag-lijn-11")
    assert passed_over < 0.5 * min(shares.values())


def test_who_is_introduced_gave_consent(past: tuple[FoundIntroduction, ...]) -> None:
    for found in past:
        agreed = any(step.name == "agree" for step in found.introduction.history)
        assert found.consent or not agreed
        assert not found.conflict


def test_a_night_was_published_and_the_morning_is_full(region: list[str]) -> None:
    run = runs.get_run(str(runs.get_current_id()))
    assert run.proposals >= 100
    entry = next(e for e in accounts.known() if e["role"] == Role.LIAISON)
    actor = account_service.sign_in(entry["email"], entry["password"])
    morning = mornings.today(actor)
    assert morning.proposals
    assert morning.questions
    assert morning.cold_ties or morning.follow_ups


def test_what_is_stored_of_notes_holds_nothing_that_may_not_be_stored(region: list[str]) -> None:
    notes = ask("MATCH (y:Youth)-[:HAS_NOTE]->(n:Note) RETURN y.external_id AS youth, n.text AS text")
    assert [row["youth"] for row in notes if find_personal_data(str(row["text"]))] == []
    cleaned = {str(row["youth"]) for row in notes if REMOVED in str(row["text"])}
    assert cleaned == {"note-151", "note-152", "note-153"}


def test_proposals_have_reasons_most_have_a_way_and_gaps_have_seats(region: list[str]) -> None:
    proposals = [p for p in shortlists.export_proposals(system_actor()) if p["state"] == "new"]
    assert all(p["reasons"] for p in proposals)
    with_way = number("MATCH (p:Proposal {state: 'new'}) WHERE (p)-[:VIA]->(:Person) RETURN count(p)")
    assert with_way >= 0.6 * len(proposals)
    closed = ask(
        "MATCH (p:Proposal {state: 'new'})-[:WITH]->(i:Intake) "
        "RETURN p.proposal_id AS p, i.seats - i.seats_taken AS free"
    )
    assert len({row["p"] for row in closed}) >= 10
    assert all(int(str(row["free"])) > 0 for row in closed)


def test_there_is_an_account_for_every_role_with_a_private_password(region: list[str]) -> None:
    entries = accounts.known()
    assert {e["role"] for e in entries} == {role.value for role in Role if role is not Role.YOUTH}
    assert len({e["password"] for e in entries}) == len(entries)
    path = settings().home / accounts.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    stored = ask("MATCH (a:Account) RETURN a.password_hash AS h")
    assert all(str(row["h"]).startswith("$argon2id$") for row in stored)


def test_loading_again_changes_nothing(region: list[str]) -> None:
    before = ask("MATCH (n) RETURN labels(n) AS l, count(*) AS c ORDER BY l"), accounts.known()
    loader.load(*loader.SIZES["demo"], loader.SEED, lambda line: None)
    assert (ask("MATCH (n) RETURN labels(n) AS l, count(*) AS c ORDER BY l"), accounts.known()) == before
    assert [account for account in account_service.list_accounts(system_actor()) if not account[0].demo] == []


def test_the_schema_page_draws_every_label_and_relationship_in_use(region: None) -> None:
    labels = {str(row["label"]) for row in ask("MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label")}
    assert labels <= model_page.labels()
    used = ask("MATCH (a)-[r]->(b) RETURN DISTINCT labels(a) AS one, type(r) AS kind, labels(b) AS other")
    drawn = model_page.drawn()
    for row in used:
        ends = [(one, row["kind"], other) for one in row["one"] for other in row["other"]]  # type: ignore[attr-defined]
        assert any(end in drawn for end in ends), row
