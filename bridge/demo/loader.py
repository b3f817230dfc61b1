"""Load the region through the same services and imports that users have, one step after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain, islice
from typing import Any

from bridge.demo import accounts, files
from bridge.demo import rows as region
from bridge.demo.generator import crowd, history
from bridge.demo.generator.crowd import Circle
from bridge.demo.storing import (
    PROCESSES,
    SOURCE,
    Batch,
    Rows,
    Say,
    checked,
    chunks,
    store_all,
    store_rows,
    store_vacancies,
    store_youths,
    told,
)
from bridge.domain.account import Actor, system_actor
from bridge.errors import Conflict
from bridge.services import (
    demo_data,
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

SIZES: dict[str, tuple[int, int]] = {"demo": (400, 124), "city": (35_000, 10_000)}
"""Youths and vacancies of each size."""
SEED = 20261124
HUBS = {"rz": "connector-rz-01", "nw": "connector-nw-01", "dh": "connector-rz-01", "og": "connector-nw-01"}
"""The connector through whom most paths of a zone run: two people carry four zones."""
MOST_FOR_A_NIGHT = 5_000
"""More youths than this are left to `bridge run nightly`: that is a benchmark of its own."""


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


def _import(load: Load, what: str, importer: Callable[..., Any], rows: Rows) -> None:
    load.say(told(what, store_rows(load.actor, what, importer, rows)))


def _places(load: Load) -> None:
    data = files.raw("places.json")
    report = imports_places.import_places(load.actor, data, "places.json", source=SOURCE, demo=True)
    load.say(told("places", checked("places", report)))
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


def _ties_of(load: Load, rows: Rows) -> Rows:
    return [
        tie
        for row in rows
        for tie in crowd.youth_ties(
            load.marker.seed, row["external_id"], imports_youths.youth_id_of(SOURCE, row["external_id"]),
            row["zone"], row["liaison_id"], load.around, load.today,
        )
    ]  # fmt: skip


def _youths(load: Load) -> None:
    batches = (
        Batch(load.actor, rows, _ties_of(load, rows))
        for rows in chunks(region.all_youths(load.marker, load.around))
    )
    store_all("youths", store_youths, batches, load.say)


def _vacancies(load: Load) -> None:
    every = chain(region.past_vacancies(load.marker), region.all_vacancies(load.marker))
    batches = (Batch(load.actor, rows, []) for rows in chunks(every))
    store_all("vacancies", store_vacancies, batches, load.say)


def _reading(load: Load) -> None:
    reading_batches.read_waiting(lambda done: load.say(f"read {done} texts"), PROCESSES)


def _past(load: Load) -> Iterator[dict[str, Any]]:
    employer_of = {p["person_id"]: p["employer_id"] for p in load.people}
    known = chain(region.past_vacancies(load.marker), region.written_vacancies(load.marker))
    open_then = [row for row in known if row["employer_id"]]
    for row in islice(region.all_youths(load.marker, load.around), history.MOST_YOUTHS):
        person = history.Person(
            row["external_id"],
            row["zone"],
            date.fromisoformat(row["birth_date"]),
            date.fromisoformat(row["since"]),
            employer_of.get(row["liaison_id"], ""),
        )
        yield from history.past_of(load.marker.seed, person, open_then, load.today)


def _history(load: Load) -> None:
    rows = sorted(_past(load), key=lambda row: str(row["run_on"]))
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
