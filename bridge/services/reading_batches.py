"""Everything that waits is read at once, after a large import: several processes read, one stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import Any

from bridge.graph import holdings, vacancy_readings
from bridge.graph import reading_batches as store
from bridge.nlp.personal_data import find_personal_data
from bridge.services.mentions import holdings_of, requirements_of
from bridge.services.reading import model_name

Rows = list[dict[str, Any]]
Progress = Callable[[int], None]
AHEAD = 6
"""Pages given to the readers before the first is stored: bounds what is in memory."""
_SOME = 1_500
"""Fewer texts than this are read in this process: starting others costs more."""


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


_KINDS: tuple[tuple[Callable[[], Iterator[Rows]], Callable[[Rows], tuple[str, Rows]], Any], ...] = (
    (store.iter_vacancies, read_vacancies, store.replace_vacancy_readings),
    (store.iter_notes, read_notes, store.replace_note_readings),
)


def read_waiting(progress: Progress | None = None, processes: int = 2) -> int:
    """Read every vacancy and note that waits; how many were read. Safe to stop and run again.

    Memory does not grow with the number of texts: at most `AHEAD` pages are under way.
    """
    done = 0
    for pages, reader, write in _KINDS:
        waiting = pages()
        first = [page for _, page in zip(range(3), waiting, strict=False)]
        every = chain(first, waiting)
        few = sum(map(len, first)) < _SOME or processes < 2
        answers = map(reader, every) if few else _in_processes(reader, every, processes)
        for model, readings in answers:
            write(model, readings)
            done += len(readings)
            if progress:
                progress(done)
    return done


def _in_processes(
    reader: Callable[[Rows], tuple[str, Rows]], pages: Iterator[Rows], processes: int
) -> Iterator[tuple[str, Rows]]:
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        under_way: list[Future[tuple[str, Rows]]] = []
        for page in pages:
            under_way.append(pool.submit(reader, page))
            if len(under_way) >= AHEAD:
                yield under_way.pop(0).result()
        for future in under_way:
            yield future.result()
