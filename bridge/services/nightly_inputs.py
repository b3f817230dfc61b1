"""What a night needs of the graph, read once per process: youths as arrays, offers, travel, people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from bridge.domain.network import Person, PersonKind, Tie
from bridge.domain.vacancy import Shift, Worksite
from bridge.domain.youth import Youth
from bridge.graph import pool
from bridge.graph import projection as people_store
from bridge.graph.travel import get_network
from bridge.graph.vacancies import PostedVacancy
from bridge.matching.bridging import Offer, Offers, bridgeable, offers_of
from bridge.matching.requirements import Near
from bridge.matching.scoring import Scorer
from bridge.matching.tables import Floats, YouthTable, vacancy_table, youth_table
from bridge.network.paths import reach
from bridge.network.projection import Projection, project
from bridge.travel.reach import Network, Places, by_mode, quickest

NEAR_CREDIT = {"narrower": 0.8, "broader": 0.4, "related": 0.5}
"""Credit for holding a narrower, broader or related skill instead of the one asked."""
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SEAT_NOTICE_DAYS = 1
"""An intake can be joined until this many days before it starts."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The contacts of one employer: person numbers, and how well each person reaches them in s steps."""

    contacts: frozenset[int]
    table: npt.NDArray[np.float64]


@dataclass(slots=True)
class Night:
    """Everything but the vacancies, for one run. Youth number j is `youths[j]` and row j of `table`."""

    run_id: str
    today: date
    youths: tuple[Youth, ...]
    table: YouthTable
    offers: Offers
    near: Near
    places: Places
    network: Network
    people: dict[str, Person]
    projection: Projection
    youth_person: npt.NDArray[np.int64]
    contacts: dict[str, frozenset[int]]
    _minutes: dict[tuple[str, tuple[Shift, ...]], npt.NDArray[np.float64]] = field(default_factory=dict)
    _circles: dict[str, Circle] = field(default_factory=dict)

    def minutes(self, posted: PostedVacancy) -> npt.NDArray[np.float64]:
        """Minutes per home place and means of travel to a vacancy's worksite: [places, 5]."""
        key = (posted.worksite.worksite_id, posted.vacancy.shifts)
        if key not in self._minutes:
            site = _located(posted.worksite, self.places)
            self._minutes[key] = by_mode(self.places, site, posted.vacancy.shifts, self.network)
        return self._minutes[key]

    def circle(self, employer_id: str) -> Circle:
        """Who reaches an employer's contacts, and how well."""
        if employer_id not in self._circles:
            contacts = self.contacts.get(employer_id, frozenset())
            self._circles[employer_id] = Circle(contacts, reach(self.projection, contacts))
        return self._circles[employer_id]

    def bridge(self, employer_id: str) -> Floats:
        """Reliability of every youth's best path to an employer: [youths]."""
        best = np.append(self.circle(employer_id).table[-1], 0.0)
        return best[self.youth_person].astype(np.float32)


def _located(worksite: Worksite, places: Places) -> Worksite:
    """A worksite without a point gets the middle of its postcode, where that is known."""
    if worksite.lat is not None or worksite.pc4 not in places.names:
        return worksite
    at = places.names.index(worksite.pc4)
    if np.isnan(places.lat[at]):
        return worksite
    lat, lon = float(places.lat[at]), float(places.lon[at])
    return Worksite(
        worksite.worksite_id, worksite.employer_id, worksite.name, worksite.pc4, lat, lon, worksite.shuttle
    )


def _near(links: Sequence[tuple[str, str, str]]) -> Near:
    """What holders of a near concept get for the one asked."""
    found: dict[str, dict[str, float]] = {}

    def add(asked: str, held: str, credit: float) -> None:
        row = found.setdefault(asked, {})
        row[held] = max(row.get(held, 0.0), credit)

    for one, other, link in links:
        if link == "BROADER":
            add(other, one, NEAR_CREDIT["narrower"])
            add(one, other, NEAR_CREDIT["broader"])
        else:
            add(one, other, NEAR_CREDIT["related"])
            add(other, one, NEAR_CREDIT["related"])
    return {asked: tuple(sorted(row.items())) for asked, row in found.items()}


def _places(table: YouthTable) -> Places:
    known = pool.list_places()
    nowhere = (float("nan"), float("nan"))
    points = np.array([known.get(pc4, nowhere) for pc4 in table.places]).reshape(-1, 2)
    return Places(table.places, points[:, 0], points[:, 1])


def _projection(
    youths: Sequence[Youth], today: date
) -> tuple[dict[str, Person], Projection, dict[str, frozenset[int]]]:
    adults, this_week = people_store.list_people()
    full = frozenset(
        p.person_id for p in adults if p.weekly_room is not None and this_week[p.person_id] >= p.weekly_room
    )
    young = tuple(Person(y.youth_id, PersonKind.YOUTH, y.label) for y in youths)
    ties: tuple[Tie, ...] = people_store.list_ties() + people_store.list_guides(today)
    projection = project(adults + young, ties, today, full)
    contacts: dict[str, set[int]] = {}
    for person in adults:
        number = projection.number.get(person.person_id)
        if number is not None and person.kind is PersonKind.CONTACT and person.employer_id:
            contacts.setdefault(person.employer_id, set()).add(number)
    people = {p.person_id: p for p in adults + young}
    return people, projection, {employer: frozenset(who) for employer, who in contacts.items()}


def read_night(run_id: str, today: date) -> Night:
    """Read everything a night needs besides vacancies."""
    youths = tuple(pool.iter_youths())
    table = youth_table(youths, today)
    people, projection, contacts = _projection(youths, today)
    return Night(
        run_id=run_id,
        today=today,
        youths=youths,
        table=table,
        offers=offers_of(pool.list_programmes(today + timedelta(days=SEAT_NOTICE_DAYS))),
        near=_near(pool.list_near()),
        places=_places(table),
        network=get_network(),
        people=people,
        projection=projection,
        youth_person=np.array([projection.number.get(y.youth_id, -1) for y in youths], np.int64),
        contacts=contacts,
    )


_kept: dict[str, Night] = {}


def night_of(run_id: str, today: date) -> Night:
    """The inputs of a run, read once per process and kept until another run comes."""
    if run_id not in _kept:
        _kept.clear()
        _kept[run_id] = read_night(run_id, today)
    return _kept[run_id]


def forget() -> None:
    """Let go of what is kept, after a run is done."""
    _kept.clear()


@dataclass(frozen=True, slots=True)
class Bench:
    """A scorer over some vacancies, and which of their gaps need a seat of which offers."""

    scorer: Scorer
    posted: tuple[PostedVacancy, ...]
    seats: dict[tuple[int, str], tuple[Offer, ...]]


def bench_of(night: Night, posted: tuple[PostedVacancy, ...]) -> Bench:
    """Everything to score these vacancies against all youths of the night."""
    vacancies = tuple(p.vacancy for p in posted)
    closable, seats = bridgeable(vacancies, night.offers, night.today)
    travel = {
        i: quickest(night.minutes(p), night.table.place, night.table.modes) for i, p in enumerate(posted)
    }
    bridge = {p.employer.employer_id: night.bridge(p.employer.employer_id) for p in posted}
    table = vacancy_table(vacancies, night.today)
    return Bench(Scorer(night.table, table, night.near, travel, bridge, closable), posted, seats)
