"""What is true of a composed youth, before it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """`schooling` is done, broken, busy, nothing or unknown; "" always means that nobody knows.

    `night` says whether nights are refused ("no") or fine ("yes"); `heights` likewise. `travel` in minutes.
    """

    age: int
    pronoun: str
    schooling: str
    level: str
    papers: Mapping[str, str]
    licence: str
    dutch: str
    english: bool
    domain: str
    second: str | None
    night: str
    care: bool
    heights: str
    hours: tuple[int, int] | None
    travel: int | None
    ways: str
    empty: bool
