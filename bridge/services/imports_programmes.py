"""Programmes from files: what they teach and need, their cost, and when they start with how many seats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from bridge.domain.concepts import ConceptRef
from bridge.domain.programme import Intake, Programme
from bridge.errors import InputError
from bridge.graph import programmes
from bridge.services.importing import fields, lists
from bridge.services.importing.upserts import Importer, Item, Kind

_INTAKE = re.compile(r"^(\d{4}-\d{2}-\d{2})\s*:\s*(\d{1,3})(?:\s*/\s*(\d{1,3}))?$")


def _intakes(cells: Mapping[str, Any], programme_id: str) -> tuple[Intake, ...]:
    """Start dates such as `2027-01-11: 12/9, 2027-03-01: 12`: seats, and how many are taken."""
    found = []
    for part in lists.many(cells, "intakes"):
        match = _INTAKE.match(part)
        if not match:
            raise InputError.at("intakes", f"'{part[:40]}' is geen startmoment; schrijf 2027-01-11: 12/9")
        try:
            day = date.fromisoformat(match[1])
        except ValueError as fault:
            raise InputError.at("intakes", f"{match[1]} bestaat niet") from fault
        seats, taken = int(match[2]), int(match[3] or 0)
        if taken > seats:
            raise InputError.at("intakes", f"{match[1]}: {taken} van {seats} plaatsen bezet kan niet")
        found.append(Intake(f"{programme_id}-{match[1]}", programme_id, day, seats, taken))
    return tuple(found)


def _concepts(cells: Mapping[str, Any], name: str) -> tuple[ConceptRef, ...]:
    return tuple(ConceptRef(concept_id, concept_id) for concept_id in lists.many(cells, name))


def _programme(cells: Mapping[str, Any]) -> Item:
    programme_id = lists.key(cells, "programme_id")
    programme = Programme(
        programme_id=programme_id,
        name=fields.needed(cells, "name", most=160),
        provider=fields.needed(cells, "provider", most=160),
        weeks=fields.number(cells, "weeks", 0, 260) or 0.0,
        hours_per_week=fields.number(cells, "hours_per_week", 0, 60) or 0.0,
        cost=fields.number(cells, "cost", 0, 100_000) or 0.0,
        teaches=_concepts(cells, "teaches"),
        needs=_concepts(cells, "needs"),
        intakes=_intakes(cells, programme_id),
        crebo=fields.text(cells, "crebo", most=20),
        days=fields.number(cells, "days", 0, 2000),
    )
    needs = [("teaches", "concept", c.concept_id) for c in programme.teaches]
    needs += [("needs", "concept", c.concept_id) for c in programme.needs]
    return Item(programme_id, programme, tuple(needs))


KINDS = {"programme": Kind("programmes", _programme, programmes.upsert_programmes_statement, "programme")}


import_programmes = Importer("programmes.imported", KINDS, lambda _cells: "programme")
"""Import programmes with their intakes. Raises `InputError` when the file as a whole cannot be read."""
