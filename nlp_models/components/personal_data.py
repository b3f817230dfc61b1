"""Find what must not be stored in a note: names, contact data, numbers, and special categories of data.

Every rule looks at one place in the text and a few words around it, so that the time grows with the length of
the text only.
"""

from __future__ import annotations

from dataclasses import dataclass

from nlp_models.components import personal_numbers


@dataclass(frozen=True, slots=True)
class Place:
    """One piece to leave out: character offsets into the text, and its kind."""

    kind: str
    start: int
    end: int


def find(text: str) -> tuple[Place, ...]:
    """All pieces to leave out, in order of place; of pieces that overlap, the longest."""
    found = [Place(kind, start, end) for kind, start, end in personal_numbers.find(text)]
    kept: list[Place] = []
    for place in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(place.end <= other.start or place.start >= other.end for other in kept):
            kept.append(place)
    return tuple(sorted(kept, key=lambda p: p.start))
