"""Vacancies in the graph: stored as posted, with what was read in them as ASKS relationships."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bridge.domain.concepts import ConceptRef
from bridge.domain.reading import Importance
from bridge.domain.vacancy import (
    ContractKind,
    Employer,
    ReadingState,
    Requirement,
    Shift,
    Vacancy,
    VacancyStatus,
    Worksite,
)
from bridge.errors import Conflict, NotFound
from bridge.graph.connection import Row, Statement, read, write


@dataclass(frozen=True, slots=True)
class PostedVacancy:
    """A vacancy with its employer and worksite, as pages and the nightly run need it."""

    vacancy: Vacancy
    employer: Employer
    worksite: Worksite
    removed: tuple[Requirement, ...] = ()
    """Requirements a person took out; kept so that re-reading does not bring them back."""


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


def shifts_to_text(shifts: Iterable[Shift]) -> str:
    """Shifts as the JSON text that the graph stores."""
    return json.dumps(
        [{"start": f"{s.start:%H:%M}", "end": f"{s.end:%H:%M}", "days": list(s.days)} for s in shifts]
    )


def shifts_from_text(text: str | None) -> tuple[Shift, ...]:
    """The stored JSON text as shifts."""
    return tuple(
        Shift(time.fromisoformat(s["start"]), time.fromisoformat(s["end"]), tuple(s["days"]))
        for s in json.loads(text or "[]")
    )


def properties_of(vacancy: Vacancy) -> dict[str, Any]:
    """The node's properties; those that are None are removed from the node."""
    return {
        "vacancy_id": vacancy.vacancy_id,
        "source": vacancy.source,
        "external_id": vacancy.external_id,
        "title": vacancy.title,
        "text": vacancy.text,
        "text_hash": vacancy.text_hash,
        "status": vacancy.status.value,
        "posted_at": vacancy.posted_at,
        "closes_at": vacancy.closes_at,
        "starts_on": vacancy.starts_on,
        "openings": vacancy.openings,
        "contract_kind": vacancy.contract_kind.value,
        "hours_min": vacancy.hours_min,
        "hours_max": vacancy.hours_max,
        "shifts": shifts_to_text(vacancy.shifts),
        "minimum_age": vacancy.minimum_age,
        "salary_min": vacancy.salary_min,
        "salary_max": vacancy.salary_max,
        "hazards": list(vacancy.hazards),
        "language": vacancy.language,
        "reading_state": vacancy.reading_state.value,
        "demo": vacancy.demo or None,
    }


def upsert_statement(vacancy: Vacancy) -> Statement:
    """Store one vacancy; returns no row when the worksite is not the employer's."""
    return (
        "vacancies/upsert_vacancy",
        {
            "vacancy_id": vacancy.vacancy_id,
            "employer_id": vacancy.employer_id,
            "worksite_id": vacancy.worksite_id,
            "properties": properties_of(vacancy),
        },
    )


def upsert_batch_statement(rows: Sequence[tuple[Vacancy, str]]) -> Statement:
    """Store many vacancies, each with the hash of all it was made from."""
    return (
        "vacancies/upsert_vacancies",
        {
            "rows": [
                {
                    "source": v.source,
                    "external_id": v.external_id,
                    "employer_id": v.employer_id,
                    "worksite_id": v.worksite_id,
                    "properties": {**properties_of(v), "content_hash": content_hash},
                }
                for v, content_hash in rows
            ]
        },
    )


def list_known(source: str, external_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Per external id of a source that is there: its vacancy id and the hash of all it was made from."""
    rows = read("vacancies/list_known", source=source, external_ids=list(external_ids))
    return {r["external_id"]: (r["vacancy_id"], r["content_hash"] or "") for r in rows}


def _requirement(ask: Row) -> Requirement:
    concept = ask["concept"]
    own = not concept["concept_id"].startswith("text:")
    return Requirement(
        requirement_id=ask["requirement_id"],
        kind=ask["kind"],
        importance=Importance(ask["importance"]),
        text=ask["text"],
        start=ask.get("start"),
        end=ask.get("end"),
        concept=ConceptRef(concept["concept_id"], concept["label"], concept["uri"], concept["key"])
        if own
        else None,
        alternatives=tuple(ask.get("alternatives") or ()),
        value=ask.get("value"),
        confidence=ask.get("confidence", 1.0),
        model=ask.get("model", ""),
        group=ask.get("group"),
    )


def worksite_of(row: Row, employer_id: str) -> Worksite:
    """A worksite from its stored properties."""
    return Worksite(
        row["worksite_id"],
        employer_id,
        row["name"],
        row["pc4"],
        row["lat"],
        row["lon"],
        bool(row.get("shuttle")),
    )


def _posted(row: Row) -> PostedVacancy:
    node, employer = row["vacancy"], row["employer"]
    kept = [a for a in row["asks"] if not a.get("removed")]
    vacancy = Vacancy(
        vacancy_id=node["vacancy_id"],
        source=node["source"],
        external_id=node["external_id"],
        employer_id=employer["employer_id"],
        worksite_id=row["worksite"]["worksite_id"],
        title=node["title"],
        text=node["text"],
        text_hash=node["text_hash"],
        status=VacancyStatus(node["status"]),
        posted_at=node["posted_at"],
        closes_at=node.get("closes_at"),
        starts_on=node.get("starts_on"),
        openings=node["openings"],
        contract_kind=ContractKind(node["contract_kind"]),
        hours_min=node.get("hours_min"),
        hours_max=node.get("hours_max"),
        shifts=shifts_from_text(node.get("shifts")),
        minimum_age=node.get("minimum_age"),
        salary_min=node.get("salary_min"),
        salary_max=node.get("salary_max"),
        hazards=tuple(node.get("hazards") or ()),
        language=node.get("language", "nl"),
        reading_state=ReadingState(node["reading_state"]),
        demo=bool(node.get("demo")),
        requirements=tuple(_requirement(a) for a in kept),
    )
    return PostedVacancy(
        vacancy,
        Employer(
            employer["employer_id"],
            employer["name"],
            employer.get("kvk"),
            employer.get("sector") or "",
            employer.get("answer_days") or 10,
        ),
        worksite_of(row["worksite"], employer["employer_id"]),
        tuple(_requirement(a) for a in row["asks"] if a.get("removed")),
    )


def list_posted(vacancy_ids: Sequence[str]) -> tuple[PostedVacancy, ...]:
    """The given vacancies with all that was read in them, in the order given; unknown ids are left out."""
    return tuple(_posted(r) for r in read("vacancies/get_vacancies", vacancy_ids=list(vacancy_ids)))


def get_posted(vacancy_id: str) -> PostedVacancy:
    """One vacancy. Raises `NotFound`."""
    found = list_posted([vacancy_id])
    if not found:
        raise NotFound("deze vacature bestaat niet")
    return found[0]


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


def list_open_ids(today: date) -> tuple[str, ...]:
    """Ids of vacancies that are open, read and not past their closing date."""
    return tuple(r["vacancy_id"] for r in read("vacancies/list_open_ids", today=today))


def list_unread_ids(older_than: str | None = None) -> tuple[str, ...]:
    """Ids of vacancies that wait to be read, or were read by another model version than `older_than`."""
    return tuple(r["vacancy_id"] for r in read("vacancies/list_unread_ids", older_than=older_than))


def set_reading_state(vacancy_id: str, state: ReadingState) -> None:
    """Record how far the reading is."""
    write("vacancies/set_reading_state", vacancy_id=vacancy_id, state=state.value)


def status_statement(vacancy_id: str, status: VacancyStatus) -> Statement:
    """Open, close or set aside a vacancy."""
    return "vacancies/set_status", {"vacancy_id": vacancy_id, "status": status.value}


def correction_statement(
    vacancy_id: str, requirement_id: str, importance: Importance, removed: bool, by: str
) -> Statement:
    """A person's word on one requirement; the reading's own word is kept beside it."""
    return (
        "vacancies/correct_requirement",
        {
            "vacancy_id": vacancy_id,
            "requirement_id": requirement_id,
            "importance": importance.value,
            "removed": removed,
            "by": by,
        },
    )


def rows_of(requirements: Sequence[Requirement], model: str) -> list[dict[str, Any]]:
    """Requirements as rows for the statements that write readings."""
    return [
        {
            "concept_id": r.concept.concept_id
            if r.concept
            else f"text:{r.kind}:{' '.join(r.text.lower().split())}",
            "label": r.concept.label if r.concept else r.text,
            "properties": {
                "requirement_id": r.requirement_id,
                "kind": r.kind,
                "importance": r.importance.value,
                "text": r.text,
                "start": r.start,
                "end": r.end,
                "alternatives": list(r.alternatives),
                "value": r.value,
                "confidence": r.confidence,
                "model": model,
                "group": r.group,
            },
        }
        for r in requirements
    ]


def replace_reading(
    vacancy_id: str, text_hash: str, language: str, model: str, requirements: Sequence[Requirement]
) -> None:
    """Put what was read in place of what was read before; what people corrected stays.

    Raises `Conflict` when the text has changed since it was read.
    """
    rows = rows_of(requirements, model)
    found = write(
        "vacancies/replace_reading",
        vacancy_id=vacancy_id,
        text_hash=text_hash,
        language=language,
        model=model,
        rows=rows,
    )
    if not found:
        raise Conflict("de tekst is intussen veranderd")
