"""Ties from files: who knows whom, how well, since when and when they last spoke."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from bridge.domain.network import Tie
from bridge.domain.reading import Sphere
from bridge.errors import InputError
from bridge.graph import people
from bridge.services.importing import fields, lists
from bridge.services.importing.upserts import Importer, Item, Kind


def _is_youth(key: str) -> bool:
    """Youths have a UUID; people from a file have a key of the file."""
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _tie(cells: Mapping[str, Any]) -> Item:
    ends = lists.key(cells, "from_id"), lists.key(cells, "to_id")
    if ends[0] == ends[1]:
        raise InputError.at("to_id", "iemand kent niet zichzelf")
    # Stored once: a youth first, then by key, so that the same two people are the same tie either way round.
    first, second = sorted(ends, key=lambda end: (not _is_youth(end), end))
    strength = fields.whole(cells, "strength", 1, 5)
    if strength is None:
        raise InputError.at("strength", "is leeg; geef 1 (zwak) tot 5 (sterk)")
    tie = Tie(
        from_id=first,
        to_id=second,
        strength=strength,
        sphere=fields.choice(cells, "sphere", Sphere, Sphere.INFORMAL),
        since=fields.whole(cells, "since", 1950, 2100),
        last_contact=fields.day(cells, "last_contact"),
        vouched_by=fields.text(cells, "vouched_by", most=120),
        how=fields.text(cells, "how", most=200) or "",
    )
    thing = "youth" if _is_youth(first) else "person"
    return Item(f"{first}|{second}", tie, (("from_id", thing, first), ("to_id", "person", second)))


KINDS = {"tie": Kind("ties", _tie, people.upsert_ties_statement)}


import_ties = Importer("ties.imported", KINDS, lambda _cells: "tie")
"""Import ties between people, and between youths and people; one per two, whichever comes first.

Raises `InputError` when the file as a whole cannot be read.
"""
