"""Load the region through the same services and imports that users have, one step after another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from typing import Any

from bridge.demo import accounts, files
from bridge.demo.generator import crowd, history, vacancies, youths
from bridge.demo.generator.crowd import Circle
from bridge.demo.generator.draw import stream
from bridge.domain.account import Actor, system_actor
from bridge.errors import BridgeError, Conflict
from bridge.services import (
    demo_data,
    imports,
    imports_history,
    imports_people,
    imports_places,
    imports_programmes,
    imports_strategy,
    imports_ties,
    imports_timetable,
    imports_youths,
    nightly,
    reading_batches,
)
from bridge.services.demo_data import Marker

SOURCE = "demo"
SIZES: dict[str, tuple[int, int]] = {"demo": (400, 124), "city": (35_000, 10_000)}
"""Youths and vacancies of each size."""
SEED = 20261124
HUBS = {"rz": "connector-rz-01", "nw": "connector-nw-01", "dh": "connector-rz-01", "og": "connector-nw-01"}
"""The connector through whom most paths of a zone run: two people carry four zones."""
CHUNK = 1_000
PAST_VACANCIES, PAST_NUMBERS = 160, 900_000
"""How many closed vacancies the past has, and where their numbers begin in the grammar."""
MOST_FOR_A_NIGHT = 5_000
"""More youths than this are left to `bridge run nightly`: that is a benchmark of its own."""
Say = Callable[[str], None]


@dataclass(slots=True)
class Load:
    """One load under way: what is asked, from which day, and who is there."""

    actor: Actor
    marker: Marker
    say: Say
    around: dict[str, Circle] = field(default_factory=dict)
    people: list[dict[str, Any]] = field(default_factory=list)
    ties: list[dict[str, Any]] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day from which all days of the region count."""
        return self.marker.anchor


def _taken(load: Load, what: str, report: Any) -> None:
    """Say what an import did; a rejected row of our own files is a fault of ours."""
    if report.rejected:
        first = report.rejected[0]
        raise BridgeError(f"{what}, regel {first.line}, {first.field}: {first.reason}")
    load.say(f"{what}: {report.created} new, {report.updated} changed, {report.unchanged} as they were")


def _import(load: Load, what: str, importer: Callable[..., Any], rows: list[dict[str, Any]]) -> None:
    data = files.as_lines(rows)
    _taken(load, what, importer(load.actor, data, f"{what}.jsonl", source=SOURCE, demo=True))


def _places(load: Load) -> None:
    data = files.raw("places.json")
    report = imports_places.import_places(load.actor, data, "places.json", source=SOURCE, demo=True)
    _taken(load, "places", report)
    _import(load, "timetable", imports_timetable.import_timetable, files.table("timetable", load.today))


def _people(load: Load) -> None:
    load.people = files.table("people", load.today)
    load.ties = files.table("ties", load.today)
    organisations = files.table("organisations", load.today)
    more, more_ties = crowd.more_people(load.marker.youths, load.marker.seed, load.people, load.today)
    load.people += more
    load.ties += more_ties
    load.around = crowd.circles(load.people, organisations, load.ties, HUBS)
    for name in ("employers", "worksites", "organisations"):
        _import(load, name, imports_people.import_people, files.table(name, load.today))
    _import(load, "people", imports_people.import_people, load.people)
    _import(load, "ties", imports_ties.import_ties, load.ties)


def _programmes(load: Load) -> None:
    _import(load, "programmes", imports_programmes.import_programmes, files.table("programmes", load.today))


def _strategy(load: Load) -> None:
    rows = [*files.table("indicators", load.today), *files.strategy(load.today)]
    _import(load, "strategy", imports_strategy.import_strategy, rows)


def written_youths(load: Load) -> list[dict[str, Any]]:
    """The youths with a hand-written note, spread evenly over the liaisons of their zone."""
    counts = dict.fromkeys(crowd.ZONES, 0)
    rows = []
    for number, row in enumerate(files.written_notes(load.today)[: load.marker.youths], 1):
        rng = stream(load.marker.seed, "written", row["external_id"])
        zone = crowd.zone_of_pc4(row["pc4"])
        liaisons = load.around[zone].liaisons
        liaison_id = liaisons[counts[zone] % len(liaisons)]
        counts[zone] += 1
        days = youths.known_for(rng, row["age"])
        rows.append(
            {
                **{name: value for name, value in row.items() if name != "age"},
                **youths.identity(rng, number),
                "birth_date": youths.birth_date_of(rng, row["age"], load.today).isoformat(),
                "liaison_id": liaison_id,
                "since": youths.before(load.today, days + 3),
                "note_at": youths.before(load.today, days),
                "zone": zone,
            }
        )
    return rows


def all_youths(load: Load) -> Iterator[dict[str, Any]]:
    """Every youth as a row, one at a time: the written ones first, then composed ones."""
    written = written_youths(load)
    counts = {zone: sum(row["zone"] == zone for row in written) for zone in crowd.ZONES}
    yield from written
    wanted = crowd.places(load.marker.youths, counts, load.around, load.marker.seed)
    for number, place in enumerate(wanted, 1):
        yield {**youths.compose(load.marker.seed, number, place, load.today), "zone": place["zone"]}


def _youths(load: Load) -> None:
    remaining = all_youths(load)
    done = 0
    while rows := list(islice(remaining, CHUNK)):
        report = imports_youths.import_youths(
            load.actor, files.as_lines(rows), "youths.jsonl", source=SOURCE, demo=True,
            accept_personal_data=True, queue=False,
        )  # fmt: skip
        done += len(rows)
        _taken(load, f"youths ({done})", report)
        ties = [
            tie
            for row in rows
            for tie in crowd.youth_ties(
                load.marker.seed, row["external_id"], imports_youths.youth_id_of(SOURCE, row["external_id"]),
                row["zone"], row["liaison_id"], load.around, load.today,
            )
        ]  # fmt: skip
        _import(load, "ties of youths", imports_ties.import_ties, ties)


def all_vacancies(load: Load) -> Iterator[dict[str, Any]]:
    """Every vacancy as a row: the written ones first, then composed ones."""
    written = files.written_vacancies(load.today)[: load.marker.vacancies]
    yield from written
    for number in range(1, load.marker.vacancies - len(written) + 1):
        yield vacancies.compose(load.marker.seed, number, load.today)


def past_vacancies(load: Load) -> list[dict[str, Any]]:
    """Vacancies of the past year that are closed by now: what the history is about."""
    rows = []
    for number in range(1, PAST_VACANCIES + 1):
        rng = stream(load.marker.seed, "past vacancy", number)
        posted = load.today - timedelta(days=rng.randint(40, 440))
        closes = min(posted + timedelta(days=rng.randint(30, 90)), load.today - timedelta(days=1))
        rows.append(
            {
                **vacancies.compose(load.marker.seed, PAST_NUMBERS + number, load.today),
                "external_id": f"voorbij-{number:04}",
                "posted_at": posted.isoformat(),
                "closes_at": closes.isoformat(),
                "status": "closed",
            }
        )
    return rows


def _vacancies(load: Load) -> None:
    remaining = chain(past_vacancies(load), all_vacancies(load))
    done = 0
    while rows := list(islice(remaining, CHUNK)):
        data = files.as_lines(rows)
        report = imports.import_vacancies(
            load.actor, data, "vacancies.jsonl", source=SOURCE, demo=True, queue=False
        )
        done += len(rows)
        _taken(load, f"vacancies ({done})", report)


def _reading(load: Load) -> None:
    reading_batches.read_waiting(
        lambda done: load.say(f"read {done} texts"), processes=min(2, os.cpu_count() or 1)
    )


def _history(load: Load) -> None:
    employer_of = {p["person_id"]: p["employer_id"] for p in load.people}
    known = chain(past_vacancies(load), files.written_vacancies(load.today)[: load.marker.vacancies])
    open_then = [row for row in known if row["employer_id"]]
    rows: list[dict[str, Any]] = []
    for row in islice(all_youths(load), history.MOST_YOUTHS):
        person = history.Person(
            row["external_id"],
            row["zone"],
            date.fromisoformat(row["birth_date"]),
            date.fromisoformat(row["since"]),
            employer_of.get(row["liaison_id"], ""),
        )
        rows += history.past_of(load.marker.seed, person, open_then, load.today)
    rows.sort(key=lambda row: str(row["run_on"]))
    _import(load, "history", imports_history.import_history, rows)


def _night(load: Load) -> None:
    if load.marker.complete:
        return
    if load.marker.youths > MOST_FOR_A_NIGHT:
        load.say("no nightly run at this size: start one with `bridge run nightly`")
        return
    run = nightly.run_all(load.actor)
    load.say(f"nightly run: {run.proposals} proposals")


def _accounts(load: Load) -> None:
    load.say(f"accounts: {len(accounts.make(load.actor))}")


STEPS: tuple[tuple[str, Callable[[Load], None]], ...] = (
    ("places and timetable", _places),
    ("people and who knows whom", _people),
    ("programmes", _programmes),
    ("strategies of the zones", _strategy),
    ("vacancies", _vacancies),
    ("youths", _youths),
    ("reading", _reading),
    ("a year of history", _history),
    ("accounts", _accounts),
    ("one night", _night),
)


def load(youth_count: int, vacancy_count: int, seed: int, say: Say) -> Marker:
    """Load the region, or bring one that was begun to its end; a second time nothing changes.

    Raises `Conflict` when a region of another size or seed is loaded.
    """
    actor = system_actor("demo")
    wanted = Marker(datetime.now(UTC).date(), seed, youth_count, vacancy_count)
    marker = demo_data.begin(actor, wanted)
    if (marker.seed, marker.youths, marker.vacancies) != (seed, youth_count, vacancy_count):
        raise Conflict("er is een andere demoregio geladen; verwijder die eerst (bridge demo remove)")
    under_way = Load(actor, marker, say)
    for name, step in STEPS:
        say(f"-- {name}")
        step(under_way)
    demo_data.complete(actor, marker)
    return marker


def remove(say: Say, with_attached: bool = False) -> None:
    """Take the region out. Raises `Conflict` when none is loaded or real data hang on it."""
    done = demo_data.remove(
        system_actor("demo"), lambda label, count: say(f"{label}: {count} gone"), with_attached
    )
    accounts.forget()
    say(f"{done.deleted} nodes gone")
    if done.events_kept:
        say(f"{done.events_kept} audit events stay: others acted since the region was loaded")
