"""Everything that waits is read at once, after a large import: several processes read, one stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bridge.graph import holdings, vacancy_readings
from bridge.graph import reading_batches as store
from bridge.nlp.personal_data import find_personal_data
from bridge.runtime.parallel import in_order
from bridge.services.mentions import holdings_of, requirements_of
from bridge.services.reading import model_name

Rows = list[dict[str, Any]]
Progress = Callable[[int], None]


def read_vacancies(page: Sequence[dict[str, Any]]) -> tuple[str, Rows]:
    """Read a page of vacancies; the reader's name and a reading per text. Pure computation."""
    from bridge.nlp import reader

    model = model_name()
    readings = []
    for row in page:
        reading = reader.read_vacancy(row["text"], row["title"])
        asked = requirements_of(reading)
        readings.append(
            {
                "id": row["id"],
                "text_hash": row["text_hash"],
                "language": reading.language,
                "rows": vacancy_readings.rows_of(asked, model),
            }
        )
    return model, readings


def read_notes(page: Sequence[dict[str, Any]]) -> tuple[str, Rows]:
    """Read a page of notes; the reader's name and a reading per note. Pure computation."""
    from bridge.nlp import reader

    readings = []
    for row in page:
        reading = reader.read_profile(row["text"])
        found = holdings_of(reading, row["text"], row["id"], row["at"], find_personal_data(row["text"]))
        readings.append({"id": row["id"], "rows": holdings.rows_of(found)})
    return model_name(), readings


_READERS: dict[str, Callable[[Rows], tuple[str, Rows]]] = {"vacancy": read_vacancies, "note": read_notes}
_WRITERS = {"vacancy": store.replace_vacancy_readings, "note": store.replace_note_readings}


def _read(part: tuple[str, Rows]) -> tuple[str, str, Rows]:
    kind, page = part
    return (kind, *_READERS[kind](page))


def _waiting() -> Iterator[tuple[str, Rows]]:
    yield from (("vacancy", page) for page in store.iter_vacancies())
    yield from (("note", page) for page in store.iter_notes())


def read_waiting(progress: Progress | None = None, processes: int = 2) -> int:
    """Read every vacancy and note that waits; how many were read. Safe to stop and run again.

    Memory does not grow with the number of texts: only a few pages are under way at a time.
    """
    done = 0
    for kind, model, readings in in_order(_read, _waiting(), processes):
        _WRITERS[kind](model, readings)
        done += len(readings)
        if progress:
            progress(done)
    return done
