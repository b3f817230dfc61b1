"""What marks the invented region in the graph: that it is loaded, since when, and how large it is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from bridge.graph.connection import read, write


@dataclass(frozen=True, slots=True)
class Marker:
    """A region that is loaded, or being loaded while not `complete`.

    All its days count from `anchor`. `sequence` and `hash` are the head of the audit chain before it.
    """

    anchor: date
    seed: int
    youths: int
    vacancies: int
    sequence: int
    hash: str
    complete: bool


def find_marker() -> Marker | None:
    """The region that is loaded, or None."""
    rows = read("demo/get_marker")
    return Marker(**rows[0]) if rows else None


def set_marker(marker: Marker) -> None:
    """Remember what is loaded."""
    write("demo/set_marker", properties=asdict(marker))
