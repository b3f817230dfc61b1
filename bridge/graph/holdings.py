"""What is known of a youth, as the typed relationships to concepts that the graph keeps it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bridge.domain.concepts import ConceptRef
from bridge.domain.reading import Polarity, Sphere
from bridge.domain.youth import Holding
from bridge.graph.connection import Row, Statement

TYPES: dict[Polarity, str] = {
    Polarity.HAS: "HAS",
    Polarity.LACKS: "LACKS",
    Polarity.IN_PROGRESS: "LEARNS",
    Polarity.WANTS: "WANTS",
    Polarity.AVOIDS: "AVOIDS",
}
"""The relationship type of each polarity; the only names that reach a statement."""


def concept_id_of(kind: str, text: str, concept: ConceptRef | None) -> str:
    """Id of the concept node; what no vocabulary names gets a node of its own words."""
    return concept.concept_id if concept else f"text:{kind}:{' '.join(text.lower().split())}"


def holding_from(row: Row) -> Holding:
    """A holding from its relationship's properties with the concept it points at."""
    concept = row["concept"]
    named = not concept["concept_id"].startswith("text:")
    return Holding(
        holding_id=row["holding_id"],
        kind=row["kind"],
        polarity=Polarity(row["polarity"]),
        text=row["text"],
        evidence=row.get("evidence") or "",
        concept=ConceptRef(concept["concept_id"], concept["label"], concept["uri"], concept["key"])
        if named
        else None,
        keys=tuple(row.get("keys") or ()),
        value=row.get("value"),
        source=row.get("source") or "note",
        sphere=Sphere(row.get("sphere") or Sphere.FORMAL),
        confidence=row.get("confidence", 1.0),
        confirmed_by=row.get("confirmed_by"),
        rejected=bool(row.get("rejected")),
        at=row.get("at"),
        model=row.get("model") or "",
        note_id=row.get("note_id"),
    )


def properties_of(holding: Holding) -> dict[str, Any]:
    """The relationship's properties, without time and note: the statement sets those."""
    return {
        "holding_id": holding.holding_id,
        "kind": holding.kind,
        "polarity": holding.polarity.value,
        "text": holding.text,
        "evidence": holding.evidence,
        "keys": list(holding.keys),
        "value": holding.value,
        "source": holding.source,
        "sphere": holding.sphere.value,
        "confidence": holding.confidence,
        "confirmed_by": holding.confirmed_by,
        "rejected": holding.rejected or None,
        "model": holding.model,
    }


def row_of(holding: Holding, start: int | None = None, end: int | None = None) -> dict[str, Any]:
    """A row for the statements that write readings; offsets are characters of the note."""
    return {
        "concept_id": concept_id_of(holding.kind, holding.text, holding.concept),
        "label": holding.concept.label if holding.concept else holding.text,
        "key": holding.concept.key if holding.concept else None,
        "type": TYPES[holding.polarity],
        "properties": {**properties_of(holding), "start": start, "end": end},
    }


def decide_statement(
    youth_id: str, holding_id: str, *, confirmed_by: str | None, rejected: bool, by: str
) -> Statement:
    """A person's word on one holding; gives no row when the youth has no such holding."""
    return (
        "youths/decide_holding",
        {
            "youth_id": youth_id,
            "holding_id": holding_id,
            "confirmed_by": confirmed_by,
            "rejected": rejected,
            "by": by,
        },
    )


def wish_statement(youth_id: str, concept_id: str, holding: Holding) -> Statement:
    """Record what a liaison knows first-hand, in the words of the concept; no row for an unknown concept."""
    return (
        "youths/add_wish",
        {
            "youth_id": youth_id,
            "concept_id": concept_id,
            "type": TYPES[holding.polarity],
            "properties": properties_of(holding),
        },
    )


def remove_wish_statement(youth_id: str, holding_id: str) -> Statement:
    """Take back what a liaison recorded; suggestions from notes are rejected instead."""
    return "youths/remove_wish", {"youth_id": youth_id, "holding_id": holding_id}


def rows_of(holdings: Sequence[tuple[Holding, int, int]]) -> list[dict[str, Any]]:
    """Rows of holdings with their places in the note."""
    return [row_of(holding, start, end) for holding, start, end in holdings]
