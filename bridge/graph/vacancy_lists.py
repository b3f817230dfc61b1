"""Lists of vacancies for people: an employer's own, and what is open to search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bridge.domain.vacancy import ContractKind, ReadingState, VacancyStatus, Worksite
from bridge.graph.connection import read
from bridge.graph.vacancies import worksite_of


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One line of an employer's list."""

    vacancy_id: str
    title: str
    status: VacancyStatus
    posted_at: datetime
    closes_at: date | None
    openings: int
    contract_kind: ContractKind
    reading_state: ReadingState
    worksite: str
    accepted: int
    introductions: int


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One line of what is open: `lat`, `lon` in WGS84 degrees."""

    vacancy_id: str
    title: str
    employer: str
    worksite: str
    pc4: str | None
    lat: float | None
    lon: float | None
    posted_at: datetime
    closes_at: date | None
    openings: int
    contract_kind: ContractKind
    hours_min: float | None
    hours_max: float | None
    minimum_age: int | None


def list_by_employer(employer_id: str) -> tuple[OwnRow, ...]:
    """An employer's vacancies: open first, newest first."""
    return tuple(
        OwnRow(
            vacancy_id=v["vacancy_id"],
            title=v["title"],
            status=VacancyStatus(v["status"]),
            posted_at=v["posted_at"],
            closes_at=v["closes_at"],
            openings=v["openings"],
            contract_kind=ContractKind(v["contract_kind"]),
            reading_state=ReadingState(v["reading_state"]),
            worksite=row["worksite"],
            accepted=row["accepted"],
            introductions=row["introductions"],
        )
        for row in read("vacancies/list_by_employer", employer_id=employer_id)
        for v in [row["vacancy"]]
    )


def search_open(
    words: str,
    certificate: str | None,
    without: str | None,
    shift: str | None,
    contract_kind: str | None,
    skip: int,
    limit: int,
) -> tuple[int, tuple[OpenRow, ...]]:
    """How many open vacancies fit, and one page of them; best words first, then newest."""
    found = read(
        "vacancies/search_open",
        words=words,
        certificate=certificate,
        without=without,
        shift=shift,
        contract_kind=contract_kind,
        skip=skip,
        limit=limit,
    )[0]
    return found["total"], tuple(
        OpenRow(
            employer=r["employer"],
            worksite=r["worksite"],
            pc4=r["pc4"],
            lat=r["lat"],
            lon=r["lon"],
            **{**r["vacancy"], "contract_kind": ContractKind(r["vacancy"]["contract_kind"])},
        )
        for r in found["rows"]
    )


def list_worksites(employer_id: str | None = None) -> tuple[tuple[Worksite, str], ...]:
    """Worksites with their employer's name, of one employer or of all."""
    rows = read("vacancies/list_worksites", employer_id=employer_id)
    return tuple((worksite_of(r["worksite"], r["employer_id"]), r["employer"]) for r in rows)
