"""Youths: pseudonymous profiles and what is known of them, with the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bridge.domain.concepts import ConceptRef
from bridge.domain.reading import Polarity, Sphere


class YouthStatus(StrEnum):
    """Whether a youth takes part in matching; only `available` ones do."""

    AVAILABLE = "available"
    PAUSED = "paused"
    PLACED = "placed"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing known of a youth: `polarity` towards a concept, with the sentence it rests on.

    `holding_id` is stable (kind, key or concept, span). `confirmed_by` is the person who confirmed it,
    None while it is a suggestion; `rejected` ones are kept so that re-reading does not bring them back.
    """

    holding_id: str
    kind: str
    polarity: Polarity
    text: str
    evidence: str
    concept: ConceptRef | None = None
    keys: tuple[str, ...] = ()
    value: str | None = None
    source: str = "note"
    sphere: Sphere = Sphere.FORMAL
    confidence: float = 1.0
    confirmed_by: str | None = None
    rejected: bool = False
    at: datetime | None = None
    model: str = ""
    note_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A liaison's note on a youth, stored only after the check on personal data."""

    note_id: str
    text: str
    at: datetime
    by_person_id: str
    reading_state: str = "waiting"


@dataclass(frozen=True, slots=True)
class Youth:
    """A person of 15-27 looking for work or a place to learn; no name, no contact data.

    `modes` from foot, bicycle, scooter, car, transit. `label` is a pseudonym ("Jongere 4F2A") that means
    nothing outside the service. `avoids_night` None is unknown, never a no.
    """

    youth_id: str
    label: str
    birth_date: date
    pc4: str
    status: YouthStatus
    liaison_id: str | None = None
    available_from: date | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    max_travel_minutes: int | None = None
    modes: tuple[str, ...] = ()
    avoids_night: bool | None = None
    demo: bool = False
    holdings: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Name and contact data of a youth, in the clear only between the vault and the page."""

    first_name: str
    last_name: str
    email: str | None = None
    phone: str | None = None


def age_on(birth_date: date, day: date) -> int:
    """Age in whole years on `day`; someone born on 29 February ages on 1 March in common years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def birthday(birth_date: date, years: int) -> date:
    """The day on which someone turns `years`."""
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return date(birth_date.year + years, 3, 1)
