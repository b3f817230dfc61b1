"""What runs and people did for one youth: proposals, the questions they raise, and steps in time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bridge.graph.connection import Row, read


@dataclass(frozen=True, slots=True)
class YouthMatch:
    """One proposal as a line: what it is, why in one sentence, and where it stands. `score` in [0, 1]."""

    proposal_id: str
    vacancy_id: str
    title: str
    employer: str
    worksite: str
    score: float
    state: str
    why: str
    gaps: int


@dataclass(frozen=True, slots=True)
class Question:
    """Something unknown that proposals turn on; `vacancies` is how many it would open."""

    kind: str
    text: str
    key: str | None
    vacancies: int


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """Something that happened. `kind`: note, consent, consent-withdrawn, or an introduction's transition."""

    at: datetime
    kind: str
    text: str
    by: str


def _requirements(row: Row) -> list[dict[str, Any]]:
    found = json.loads(row["explanation"] or "{}").get("requirements", [])
    return [dict(item) for item in found]


def _match(row: Row) -> YouthMatch:
    explanation = json.loads(row["explanation"] or "{}")
    return YouthMatch(
        proposal_id=row["proposal_id"],
        vacancy_id=row["vacancy_id"],
        title=row["title"],
        employer=row["employer"],
        worksite=row["worksite"],
        score=row["score"],
        state=row["state"],
        why=explanation.get("why", ""),
        gaps=sum(item.get("status") in ("bridgeable", "unmet") for item in _requirements(row)),
    )


def _questions(rows: list[Row]) -> tuple[Question, ...]:
    opened: dict[tuple[str, str | None], list[str]] = {}
    for row in rows:
        for item in _requirements(row):
            if item.get("status") == "unknown" and item.get("question"):
                opened.setdefault((item["kind"], item.get("key")), []).append(item["question"])
    found = [Question(kind, texts[0], key, len(texts)) for (kind, key), texts in opened.items()]
    return tuple(sorted(found, key=lambda question: (-question.vacancies, question.text)))


def get_matches(
    youth_id: str,
) -> tuple[tuple[YouthMatch, ...], tuple[Question, ...], tuple[TimelineItem, ...]]:
    """Proposals (best first), questions (most opening first) and steps taken, in one statement."""
    row = read("youths/get_matches", youth_id=youth_id)[0]
    open_rows = [p for p in row["proposals"] if p["state"] in ("new", "postponed")]
    steps = tuple(TimelineItem(s["at"], s["name"], s["title"], s["by_name"] or "") for s in row["steps"])
    return tuple(_match(p) for p in row["proposals"]), _questions(open_rows), steps
