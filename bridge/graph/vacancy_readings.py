"""What was read in a vacancy, written as ASKS relationships; what people corrected outlives every reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bridge.domain.reading import Importance
from bridge.domain.vacancy import ReadingState, Requirement
from bridge.errors import Conflict
from bridge.graph.connection import Statement, read, write


def list_unread_ids(older_than: str | None = None) -> tuple[str, ...]:
    """Ids of vacancies that wait to be read, or were read by another model version than `older_than`."""
    return tuple(r["vacancy_id"] for r in read("vacancies/list_unread_ids", older_than=older_than))


def set_reading_state(vacancy_id: str, state: ReadingState) -> None:
    """Record how far the reading is."""
    write("vacancies/set_reading_state", vacancy_id=vacancy_id, state=state.value)


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
