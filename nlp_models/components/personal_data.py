"""Find what must not be stored in a note: names, contact data, numbers, and special categories of data.

Every rule looks at one place in the text and a few words around it, so that the time grows with the length of
the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_models.components import personal_names, personal_numbers, personal_terms
from nlp_models.components.personal_text import words_of


@dataclass(frozen=True, slots=True)
class Place:
    """One piece to leave out: character offsets into the text, and its kind."""

    kind: str
    start: int
    end: int


RANK = (
    "email",
    "bsn",
    "phone",
    "birth_date",
    "address",
    "origin",
    "conviction",
    "health",
    "religion",
    "name",
)
"""Of two kinds that claim the same place, the first."""


SPECIAL = ("health", "origin", "religion", "conviction")
SIDE_BY_SIDE = re.compile(r"(?:,? ?\w{1,8}){0,3},? ")


def _order(found: tuple[str, int, int]) -> tuple[int, int, int]:
    kind, start, end = found
    return RANK.index(kind), start - end, start


def find(text: str) -> tuple[Place, ...]:
    """All pieces to leave out, in order; of pieces that overlap the surest kind, then the longest."""
    words = words_of(text)
    found = [
        *personal_numbers.find(text),
        *personal_terms.find(text, words),
        *personal_names.find(text, words),
    ]
    taken = bytearray(len(text))
    kept: list[Place] = []
    for kind, start, end in sorted(found, key=_order):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(Place(kind, start, end))
    return tuple(_merged(text, sorted(kept, key=lambda place: place.start)))


def _merged(text: str, places: list[Place]) -> Iterator[Place]:
    """Pieces of one special category that stand side by side ("veroordeeld voor inbraak") are one piece."""
    last: Place | None = None
    for place in places:
        between = text[last.end : place.start] if last else ""
        if last and last.kind == place.kind and place.kind in SPECIAL and SIDE_BY_SIDE.fullmatch(between):
            last = Place(place.kind, last.start, place.end)
            continue
        if last:
            yield last
        last = place
    if last:
        yield last
