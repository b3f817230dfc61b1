"""Concepts in the graph: the project's own vocabulary, and ESCO beside it when an administrator loads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bridge.errors import InputError
from bridge.graph import concepts as store
from bridge.graph.concepts import FoundConcept as FoundConcept
from bridge.graph.concepts import StoredConcept
from bridge.graph.connection import write_all
from bridge.nlp.concepts import all_concepts, vocabulary_version
from bridge.services.importing import esco

OWN, ESCO = "own", "esco"
BATCH = 1_000
Item = TypeVar("Item")
Progress = Callable[[str, int, int], None]
"""Told what is being loaded, how much is done, and of how many."""


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def seed() -> int:
    """Put the vocabulary in the graph, unless this version is there. Gives how many concepts were written."""
    version = vocabulary_version()
    if store.find_version(OWN) == version:
        return 0
    written = 0
    rows = (
        StoredConcept(
            c.concept_id, c.kind, c.pref_nl, c.pref_en, c.alt_nl, c.alt_en, c.key, c.uri, c.code,
            c.taxonomy or OWN,
        )
        for c in all_concepts()
    )  # fmt: skip
    for batch in batches(rows):
        write_all(store.upsert_statement(batch, OWN, version))
        written += len(batch)
    write_all(store.retire_statement(OWN, version), store.set_version_statement(OWN, version))
    return written


def search(words: str, kinds: tuple[str, ...] = (), limit: int = 12) -> tuple[FoundConcept, ...]:
    """Concepts to choose from while somebody types; none for fewer than two letters."""
    words = " ".join(words.split())[:80]
    return store.search_concepts(words, kinds, min(limit, 50)) if len(words) > 1 else ()


def labels(kinds: tuple[str, ...] = ("occupation", "skill")) -> list[tuple[str, str]]:
    """(concept id, label) of all that can be linked to: the vocabulary, and ESCO once it is loaded.

    Raises `InputError` when no concept is there yet.
    """
    found = store.list_labels(kinds)
    if not found:
        raise InputError("no concepts in the graph yet: run bridge migrate, or give --corpus")
    return found


@dataclass(frozen=True, slots=True)
class TaxonomyReport:
    """What a taxonomy came to; all zero when this very version was there."""

    version: str
    concepts: int = 0
    relations: int = 0
    retired: int = 0


def import_esco(folder: Path, progress: Progress | None = None) -> TaxonomyReport:
    """Load an official ESCO download beside the vocabulary; the same files twice change nothing.

    Everything is read before anything is written. Half-translated labels are kept in the language there is.
    Stopped half-way, it is simply run again: the version is recorded last. Raises `InputError` naming the
    file and line that cannot be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: this is not a folder")
    version = esco.version_of(esco.find_files(folder))
    if store.find_version(ESCO) == version:
        return TaxonomyReport(version)
    concepts, pairs = list(esco.concepts(folder)), list(dict.fromkeys(esco.relations(folder)))
    if not concepts:
        raise InputError(f"{folder}: no concept with a label in its files")
    _write_concepts(concepts, version, progress)
    related = _write_relations(pairs, progress)
    retired, _ = write_all(store.retire_statement(ESCO, version), store.set_version_statement(ESCO, version))
    return TaxonomyReport(version, len(concepts), related, retired[0]["retired"])


def _write_concepts(concepts: list[StoredConcept], version: str, progress: Progress | None) -> None:
    done = 0
    for batch in batches(concepts):
        write_all(store.upsert_statement(batch, ESCO, version))
        done += len(batch)
        if progress:
            progress("concepts", done, len(concepts))


def _write_relations(pairs: list[tuple[str, str, str]], progress: Progress | None) -> int:
    """Gives how many stand between concepts that are there."""
    related = done = 0
    for batch in batches(pairs, 5 * BATCH):
        related += sum(row["written"] for row in write_all(store.relate_statement(batch))[0])
        done += len(batch)
        if progress:
            progress("relations", done, len(pairs))
    return related
