"""What a night reads besides vacancies: youths who are available, programmes, places, near concepts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bridge.domain.concepts import ConceptRef
from bridge.domain.programme import Intake, Programme
from bridge.domain.youth import Youth
from bridge.graph.connection import Row, read
from bridge.graph.youths import youth_from

BATCH = 2_000


def iter_youths(batch: int = BATCH) -> Iterator[Youth]:
    """Youths who take part in matching with what is known of them, by id, `batch` at a time."""
    after = ""
    while rows := read("pool/list_youths", after=after, limit=batch):
        for row in rows:
            yield youth_from(row["youth"], row["liaison_id"], row["holdings"])
        after = rows[-1]["youth"]["youth_id"]


def _concepts(rows: list[Row]) -> tuple[ConceptRef, ...]:
    return tuple(ConceptRef(r["concept_id"], r["label"] or "", r["uri"], r["key"]) for r in rows)


def list_programmes(today: date) -> tuple[Programme, ...]:
    """Programmes with the intakes that start from `today` on, the soonest first."""
    programmes = []
    for row in read("pool/list_programmes", today=today):
        node = row["programme"]
        intakes = tuple(
            Intake(
                i["intake_id"], node["programme_id"], i["starts_on"], i["seats"], i.get("seats_taken") or 0
            )
            for i in row["intakes"]
        )
        programmes.append(
            Programme(
                programme_id=node["programme_id"],
                name=node["name"],
                provider=node.get("provider") or "",
                weeks=float(node.get("weeks") or 0),
                hours_per_week=float(node.get("hours_per_week") or 0),
                cost=float(node.get("cost") or 0),
                teaches=_concepts(row["teaches"]),
                needs=_concepts(row["needs"]),
                intakes=intakes,
                crebo=node.get("crebo"),
                days=node.get("days"),
            )
        )
    return tuple(programmes)


def list_places() -> dict[str, tuple[float, float]]:
    """The middle of each four-digit postcode that a neighbourhood names, in WGS84 degrees."""
    return {row["pc4"]: (row["lat"], row["lon"]) for row in read("pool/list_places")}


def list_near() -> tuple[tuple[str, str, str], ...]:
    """(concept, other concept, BROADER or RELATED): the first is narrower than the second for BROADER."""
    return tuple((row["one"], row["other"], row["link"]) for row in read("pool/list_near"))
