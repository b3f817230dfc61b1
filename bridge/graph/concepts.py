"""Concepts in the graph: the vocabulary and other taxonomies, each under its own version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bridge.domain.concepts import GRAPH_LABELS, ConceptKind
from bridge.graph.connection import Statement, read

RELATIONS = ("BROADER", "RELATED", "ESSENTIAL_FOR", "OPTIONAL_FOR")
"""Relationship types between concepts; the only names that reach a statement."""


@dataclass(frozen=True, slots=True)
class StoredConcept:
    """A concept as stored. `source` is the taxonomy it came with ("own", "esco"), `version` that one's."""

    concept_id: str
    kind: str
    pref_nl: str
    pref_en: str
    alt_nl: tuple[str, ...] = ()
    alt_en: tuple[str, ...] = ()
    key: str | None = None
    uri: str | None = None
    code: str | None = None
    taxonomy: str = "own"
    description: str | None = None


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """A concept as a list to choose from shows it."""

    concept_id: str
    kind: str
    pref_nl: str
    pref_en: str
    uri: str | None
    key: str | None


def upsert_statement(concepts: Sequence[StoredConcept], source: str, version: str) -> Statement:
    """Store concepts by `concept_id`, with the label of their kind."""
    rows = [
        {
            "concept_id": concept.concept_id,
            "labels": [GRAPH_LABELS[ConceptKind(concept.kind)]] if concept.kind in _LABELLED else [],
            "properties": {
                "kind": concept.kind,
                "key": concept.key,
                "pref_nl": concept.pref_nl,
                "pref_en": concept.pref_en,
                "alt_nl": list(concept.alt_nl),
                "alt_en": list(concept.alt_en),
                "uri": concept.uri,
                "code": concept.code,
                "taxonomy": concept.taxonomy,
                "taxonomy_source": source,
                "taxonomy_version": version,
                "description": concept.description,
                "search": _search(concept),
            },
        }
        for concept in concepts
    ]
    return "concepts/upsert_concepts", {"rows": rows}


_LABELLED = frozenset(kind.value for kind in GRAPH_LABELS)


def _search(concept: StoredConcept) -> str:
    """All labels in lower case, one per line: what a search looks in."""
    labels = (concept.pref_nl, concept.pref_en, *concept.alt_nl, *concept.alt_en)
    return "\n".join(dict.fromkeys(label.lower() for label in labels if label))


def relate_statement(relations: Sequence[tuple[str, str, str]]) -> Statement:
    """Store (from id, type, to id) relations between known concepts; types of `RELATIONS` only."""
    rows = [
        {"from_id": one, "type": kind, "to_id": other} for one, kind, other in relations if kind in RELATIONS
    ]
    return "concepts/relate_concepts", {"rows": rows}


def retire_statement(source: str, version: str) -> Statement:
    """Mark the concepts of a taxonomy that its new version no longer has; what people hold stays linked."""
    return "concepts/retire_concepts", {"source": source, "version": version}


def set_version_statement(source: str, version: str) -> Statement:
    """Record which version of a taxonomy is loaded."""
    return "concepts/set_version", {"source": source, "version": version}


def find_version(source: str) -> str | None:
    """The version of a taxonomy whose concepts are all there, or None."""
    row = read("concepts/get_version", source=source)[0]
    return row["version"] if row["there"] else None


def search_concepts(words: str, kinds: Sequence[str], limit: int) -> tuple[FoundConcept, ...]:
    """Concepts with these words in a label: exact first, then those that begin so, own vocabulary first."""
    rows = read("concepts/search_concepts", words=words.lower(), kinds=list(kinds), limit=limit)
    return tuple(FoundConcept(**row) for row in rows)


def list_labels(kinds: Sequence[str]) -> list[tuple[str, str]]:
    """(concept id, label) of every way of writing of the concepts of these kinds, both languages."""
    rows = read("concepts/list_labels", kinds=list(kinds))
    return [(row["concept_id"], row["label"]) for row in rows if row["label"]]
