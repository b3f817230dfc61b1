"""Many texts that wait to be read, a page at a time, and many readings stored in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bridge.graph.connection import Row, read, write

PAGE = 500


def _pages(name: str, size: int) -> Iterator[list[Row]]:
    after = ""
    while rows := read(name, after=after, limit=size):
        yield rows
        after = rows[-1]["id"]


def iter_vacancies(size: int = PAGE) -> Iterator[list[Row]]:
    """Pages of vacancies that wait: id, title, text, text_hash."""
    return _pages("bulk/list_unread_vacancies", size)


def iter_notes(size: int = PAGE) -> Iterator[list[Row]]:
    """Pages of notes that wait: id, text, at."""
    return _pages("bulk/list_unread_notes", size)


def replace_vacancy_readings(model: str, readings: Sequence[dict[str, Any]]) -> None:
    """Put readings (id, text_hash, language, rows) in place; a text that changed meanwhile is left alone."""
    write("bulk/replace_vacancy_readings", model=model, readings=list(readings))


def replace_note_readings(model: str, readings: Sequence[dict[str, Any]]) -> None:
    """Put readings of notes (id, rows) in place; what people confirmed or rejected stays."""
    write("bulk/replace_note_readings", model=model, readings=list(readings))
