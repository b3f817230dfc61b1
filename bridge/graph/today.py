"""What Vandaag shows besides proposals and introductions: questions of the night and ties going cold."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.plain import from_plain, to_plain
from bridge.graph.connection import Statement, read
from bridge.graph.youths import SealedIdentity
from bridge.matching.facts import AskedFact


@dataclass(frozen=True, slots=True)
class ColdTie:
    """Somebody the liaison has not spoken for long; `last_contact` None where nobody wrote it down."""

    person_id: str
    name: str
    role: str
    employer: str | None
    last_contact: date | None
    strength: int


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """Something unknown of a youth, and the vacancies that a yes would open."""

    fact: AskedFact
    vacancy_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionsRow:
    """A youth with what is worth asking, what opens most first."""

    youth_id: str
    label: str
    identity: SealedIdentity | None
    asked: tuple[AskedQuestion, ...]


def list_cold_ties(person_id: str, before: date, limit: int) -> tuple[ColdTie, ...]:
    """People a liaison knows whom they last spoke before a day, the strongest ties first."""
    rows = read("today/list_cold_ties", person_id=person_id, before=before, limit=limit)
    return tuple(ColdTie(**{**row, "role": row["role"] or ""}) for row in rows)


def list_questions(person_id: str) -> tuple[QuestionsRow, ...]:
    """What the last run found worth asking, of the youths a liaison guides now."""
    return tuple(
        QuestionsRow(
            row["youth_id"],
            row["label"],
            SealedIdentity(**row["identity"]) if row["identity"] else None,
            tuple(from_plain(AskedQuestion, each) for each in json.loads(row["questions"])),
        )
        for row in read("today/list_questions", person_id=person_id)
    )


def questions_statement(questions: Mapping[str, Sequence[AskedQuestion]]) -> Statement:
    """Keep what is worth asking per youth."""
    rows = [
        {"youth_id": youth_id, "questions": json.dumps(to_plain(list(asked)), ensure_ascii=False)}
        for youth_id, asked in questions.items()
    ]
    return "today/set_questions", {"rows": rows}
