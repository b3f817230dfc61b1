"""What people said of readings: confirmed, rejected and corrected, read page by page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from bridge.graph.connection import read

PAGE = 500


def _pages(name: str) -> Iterator[dict[str, Any]]:
    after = ""
    while rows := read(name, after=after, limit=PAGE):
        yield from (row["correction"] for row in rows)
        after = rows[-1]["place"]


def iterate() -> Iterator[dict[str, Any]]:
    """Corrections of vacancies, then of notes; times as RFC 3339 text."""
    for found in chain(_pages("concepts/list_vacancy_corrections"), _pages("concepts/list_note_corrections")):
        yield {**found, "at": found["at"].isoformat() if found.get("at") else None}
