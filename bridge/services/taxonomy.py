"""Concepts in the graph: the project's own vocabulary, and ESCO beside it when an administrator loads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from bridge.graph import concepts as store
from bridge.graph.concepts import FoundConcept, StoredConcept
from bridge.graph.connection import write_all
from bridge.nlp.concepts import all_concepts, vocabulary_version

OWN, ESCO = "own", "esco"
BATCH = 1_000
Progress = Callable[[str, int, int], None]
"""Told what is being loaded, how much is done and how much there is."""


def batches(items: Iterable[StoredConcept], size: int = BATCH) -> Iterator[list[StoredConcept]]:
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
