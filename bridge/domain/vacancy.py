"""Vacancies: what an employer asks and offers, and when and where the work is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from bridge.domain.concepts import ConceptRef
from bridge.domain.reading import Importance


class ContractKind(StrEnum):
    """The kind of contract; `bbl` is a learning job."""

    REGULAR = "regular"
    BBL = "bbl"
    INTERNSHIP = "internship"
    WORK_EXPERIENCE = "work-experience"


class VacancyStatus(StrEnum):
    """Where a vacancy stands; only `open` ones are matched."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class ReadingState(StrEnum):
    """How far the reading of a text is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift: local clock times and ISO weekdays (1 = Monday). `end` before `start` runs past midnight."""

    start: time
    end: time
    days: tuple[int, ...] = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a vacancy asks, prefers, offers or explicitly does not ask.

    `requirement_id` is stable within the vacancy. `alternatives` are the keys of an either-or; a pair meets
    the requirement by any of them. `group` binds requirements of one either-or route together.
    """

    requirement_id: str
    kind: str
    importance: Importance
    text: str
    start: int | None = None
    end: int | None = None
    concept: ConceptRef | None = None
    alternatives: tuple[str, ...] = ()
    value: str | None = None
    confidence: float = 1.0
    model: str = ""
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Worksite:
    """Where the work is. `lat`, `lon` in WGS84 degrees; None where the place is not known precisely."""

    worksite_id: str
    employer_id: str
    name: str
    pc4: str | None
    lat: float | None
    lon: float | None
    shuttle: bool = False


@dataclass(frozen=True, slots=True)
class Employer:
    """A company that posts vacancies."""

    employer_id: str
    name: str
    kvk: str | None = None
    sector: str = ""
    answer_days: int = 10


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A job or learning job as posted, with what was read in it.

    `salary_*` is gross euro per hour; hours are per week; `minimum_age` in whole years.
    """

    vacancy_id: str
    source: str
    external_id: str
    employer_id: str
    worksite_id: str
    title: str
    text: str
    text_hash: str
    status: VacancyStatus
    posted_at: datetime
    closes_at: date | None = None
    starts_on: date | None = None
    openings: int = 1
    contract_kind: ContractKind = ContractKind.REGULAR
    hours_min: float | None = None
    hours_max: float | None = None
    shifts: tuple[Shift, ...] = ()
    minimum_age: int | None = None
    salary_min: float | None = None
    salary_max: float | None = None
    hazards: tuple[str, ...] = ()
    language: str = "nl"
    reading_state: ReadingState = ReadingState.WAITING
    demo: bool = False
    requirements: tuple[Requirement, ...] = field(default_factory=tuple)
