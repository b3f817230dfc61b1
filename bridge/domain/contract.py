"""The reader's output contract, as JSON gives it, back to a `Reading`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bridge.domain.concepts import ConceptRef
from bridge.domain.reading import (
    Importance,
    Mention,
    ModelVersion,
    OccupationGuess,
    Polarity,
    Reading,
    Salary,
    Sphere,
)


def _concept(given: Mapping[str, Any] | None, key: str | None = None) -> ConceptRef | None:
    return ConceptRef(given["concept_id"], given["label"], given.get("uri"), key) if given else None


def _mention(given: Mapping[str, Any]) -> Mention:
    importance, polarity = given.get("importance"), given.get("polarity")
    return Mention(
        kind=given["kind"],
        text=given["text"],
        start=given["start"],
        end=given["end"],
        importance=Importance(importance) if importance else None,
        polarity=Polarity(polarity) if polarity else None,
        key=given.get("key"),
        keys=tuple(given.get("keys") or ()),
        concept=_concept(given.get("concept"), given.get("key")),
        value=given.get("value"),
        confidence=given.get("confidence", 1.0),
        sphere=Sphere(given.get("sphere") or Sphere.FORMAL),
        evidence=given.get("evidence"),
    )


def reading_from(given: Mapping[str, Any]) -> Reading:
    """A reading from its contract. Raises `KeyError` or `ValueError` where the contract is not kept."""
    hours, salary = given.get("hours") or {}, given.get("salary") or {}
    said = given.get("salary_place") or {}
    occupations = []
    for each in given.get("occupations", ()):
        concept = _concept(each)
        if concept is not None:
            occupations.append(OccupationGuess(concept, each["score"]))
    return Reading(
        document=given["document"],
        language=given["language"],
        title=given.get("title"),
        mentions=tuple(_mention(m) for m in given["mentions"]),
        model=ModelVersion(given["model"]["name"], given["model"]["version"]),
        occupations=tuple(occupations),
        hours_min=hours.get("min"),
        hours_max=hours.get("max"),
        shifts=tuple(given.get("shifts") or ()),
        minimum_age=given.get("minimum_age"),
        salary=Salary(**{name: salary.get(name) for name in ("min", "max", "unit")}, **said),
    )
