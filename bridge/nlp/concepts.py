"""The project's vocabulary as the domain knows it: every concept, and the concept of a closed key."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from json import dumps

from bridge.domain.concepts import ConceptRef
from nlp_models.vocabulary import load_concepts


@dataclass(frozen=True, slots=True)
class VocabularyConcept:
    """A concept with all its labels; `kind` is a value of `ConceptKind`."""

    concept_id: str
    kind: str
    key: str | None
    pref_nl: str
    pref_en: str
    alt_nl: tuple[str, ...]
    alt_en: tuple[str, ...]
    uri: str | None
    code: str | None
    taxonomy: str


@cache
def all_concepts() -> tuple[VocabularyConcept, ...]:
    """Every concept of the vocabulary tables, once per id."""
    found = {
        c.concept_id: VocabularyConcept(
            c.concept_id, c.kind, c.key, c.pref_nl, c.pref_en, c.alt_nl, c.alt_en, c.uri, c.code, c.taxonomy
        )
        for c in load_concepts()
    }
    return tuple(found.values())


@cache
def vocabulary_version() -> str:
    """Changes whenever a concept does: the first digits of a hash over all of them."""
    rows = dumps([asdict(concept) for concept in all_concepts()], ensure_ascii=False)
    return hashlib.sha256(rows.encode()).hexdigest()[:16]


@cache
def _by_key() -> dict[tuple[str, str], VocabularyConcept]:
    return {(c.kind, c.key): c for c in reversed(all_concepts()) if c.key}


def concept_of_key(kind: str, key: str) -> ConceptRef | None:
    """The concept of a closed key; a language with a level ("nl-B1") is the concept of that language."""
    known = _by_key()
    found = known.get((kind, key)) or (
        known.get((kind, key.partition("-")[0])) if kind == "language" else None
    )
    return ConceptRef(found.concept_id, found.pref_nl, found.uri, found.key) if found else None
