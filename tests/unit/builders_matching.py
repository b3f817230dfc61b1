"""Youths, vacancies and programmes for tests of the pure floors; everybody in them is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from bridge.domain.concepts import ConceptRef
from bridge.domain.programme import Intake, Programme
from bridge.domain.reading import Importance, Polarity
from bridge.domain.vacancy import Requirement, Shift, Vacancy, VacancyStatus
from bridge.domain.youth import Holding, Youth, YouthStatus

TODAY = date(2026, 11, 24)
DAY = Shift(time(8), time(16, 30))
NIGHT = Shift(time(22), time(6))


def concept(concept_id: str, key: str | None = None) -> ConceptRef:
    """A concept called after its id."""
    return ConceptRef(concept_id, concept_id.partition("-")[2], key=key)


def asks(kind: str, key: str, importance: Importance = Importance.REQUIRED) -> Requirement:
    """A vacancy's requirement with a closed key."""
    return Requirement(
        f"{kind}-{key}-{importance.value}",
        kind,
        importance,
        key,
        concept=concept(f"{kind}-{key}", key),
        alternatives=(key,),
    )


def holds(kind: str, key: str, polarity: Polarity = Polarity.HAS, confirmed: bool = True) -> Holding:
    """Something known of a youth with a closed key."""
    return Holding(
        f"{kind}-{key}-{polarity.value}",
        kind,
        polarity,
        key,
        f"zin over {key}",
        concept=concept(f"{kind}-{key}", key),
        keys=(key,),
        confirmed_by="l1" if confirmed else None,
    )


def youth(number: int = 1, *holdings: Holding, **more: Any) -> Youth:
    """A youth of twenty with a liaison."""
    fields: dict[str, Any] = {
        "youth_id": f"y{number}",
        "label": f"Jongere {number}",
        "birth_date": date(2006, 3, 1),
        "pc4": "3081",
        "status": YouthStatus.AVAILABLE,
        "liaison_id": "l1",
        "holdings": holdings,
    }
    return Youth(**(fields | more))


def vacancy(number: int = 1, *requirements: Requirement, **more: Any) -> Vacancy:
    """An open vacancy by day."""
    fields: dict[str, Any] = {
        "vacancy_id": f"v{number}",
        "source": "test",
        "external_id": f"v{number}",
        "employer_id": "e1",
        "worksite_id": "w1",
        "title": "Heftruckchauffeur",
        "text": "tekst",
        "text_hash": "",
        "status": VacancyStatus.OPEN,
        "posted_at": datetime(2026, 11, 1, tzinfo=UTC),
        "shifts": (DAY,),
        "requirements": requirements,
    }
    return Vacancy(**(fields | more))


def programme(key: str, starts_on: date, seats: int = 2, taken: int = 0, days: float = 1.0) -> Programme:
    """A course that teaches one certificate, with one intake."""
    return Programme(
        f"p-{key}",
        f"Cursus {key}",
        "De Opleider",
        weeks=days / 7,
        hours_per_week=8,
        cost=0.0,
        teaches=(concept(f"certificate-{key}", key),),
        intakes=(Intake(f"i-{key}", f"p-{key}", starts_on, seats, taken),),
        days=days,
    )
