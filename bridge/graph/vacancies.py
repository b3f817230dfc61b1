"""Vacancies in the graph: stored as posted, with what was read in them as ASKS relationships."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
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
from bridge.errors import NotFound
from bridge.graph.connection import Row, Statement, read


@dataclass(frozen=True, slots=True)
class PostedVacancy:
    """A vacancy with its employer and worksite, as pages and the nightly run need it."""

    vacancy: Vacancy
    employer: Employer
    worksite: Worksite
    removed: tuple[Requirement, ...] = ()
    """Requirements a person took out; kept so that re-reading does not bring them back."""


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


def list_open_ids(today: date) -> tuple[str, ...]:
    """Ids of vacancies that are open, read and not past their closing date."""
    return tuple(r["vacancy_id"] for r in read("vacancies/list_open_ids", today=today))


def status_statement(vacancy_id: str, status: VacancyStatus) -> Statement:
    """Open, close or set aside a vacancy."""
    return "vacancies/set_status", {"vacancy_id": vacancy_id, "status": status.value}
