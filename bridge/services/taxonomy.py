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
Progress = Callable[[str, int], None]
"""Told what is being loaded and how much is done."""


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


@dataclass(frozen=True, slots=True)
class TaxonomyReport:
    """What a taxonomy came to; all zero when this very version was there."""

    version: str
    concepts: int = 0
    relations: int = 0
    retired: int = 0


def import_esco(folder: Path, progress: Progress | None = None) -> TaxonomyReport:
    """Load an official ESCO download beside the vocabulary; the same files twice change nothing.

    Half-translated labels are kept in the language there is. Stopped half-way, it is simply run again: the
    version is recorded last. Raises `InputError` naming the file and line that cannot be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: this is not a folder")
    say = progress or (lambda _what, _done: None)
    files = esco.find_files(folder)
    version = esco.version_of(files)
    if store.find_version(ESCO) == version:
        return TaxonomyReport(version)
    concepts = relations = 0
    for batch in batches(esco.concepts(files)):
        write_all(store.upsert_statement(batch, ESCO, version))
        concepts += len(batch)
        say("concepts", concepts)
    for pairs in batches(esco.relations(files), 5 * BATCH):
        relations += sum(row["written"] for row in write_all(store.relate_statement(pairs))[0])
        say("relations", relations)
    retired, _ = write_all(store.retire_statement(ESCO, version), store.set_version_statement(ESCO, version))
    return TaxonomyReport(version, concepts, relations, retired[0]["retired"])
