"""The project's own vocabulary: concepts and their ways of writing, read once from the CSV tables."""

from __future__ import annotations

import csv
import functools
import importlib.resources
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

COLUMNS = (
    "concept_id", "key", "pref_nl", "pref_en", "alt_nl", "alt_en",
    "uri", "code", "taxonomy", "informal_nl", "informal_en", "note",
)  # fmt: skip
SEPARATOR = " | "
# A table of a kind is one file, or a folder with one file per sector.
KINDS = {
    "skills": "skill",
    "occupations": "occupation",
    "certificates": "certificate",
    "licences": "licence",
    "qualifications": "qualification",
    "languages": "language",
    "screening": "screening",
    "schedule": "schedule",
    "physical": "physical",
    "transport": "transport",
}


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing the reader can find: its kind, closed key if any, and ways of writing in two languages."""

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
    informal_nl: tuple[str, ...]
    informal_en: tuple[str, ...]


def tables() -> Iterator[tuple[str, str, Traversable]]:
    """Give (kind, name as an expert knows it, file) of every table, in a fixed order."""
    root = importlib.resources.files("nlp_models").joinpath("vocabulary")
    for name, kind in KINDS.items():
        single = root.joinpath(f"{name}.csv")
        if single.is_file():
            yield kind, f"{name}.csv", single
        folder = root.joinpath(name)
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
                if file.name.endswith(".csv"):
                    yield kind, f"{name}/{file.name}", file


def split_forms(cell: str) -> tuple[str, ...]:
    """Split a cell of ways of writing, `a | b | c`, into its parts; an empty cell has none."""
    return tuple(part for part in cell.split(SEPARATOR) if part)


def _concept(kind: str, row: dict[str, str]) -> Concept:
    return Concept(
        concept_id=row["concept_id"],
        kind=kind,
        key=row["key"] or None,
        pref_nl=row["pref_nl"],
        pref_en=row["pref_en"],
        alt_nl=split_forms(row["alt_nl"]),
        alt_en=split_forms(row["alt_en"]),
        uri=row["uri"] or None,
        code=row["code"] or None,
        taxonomy=row["taxonomy"],
        informal_nl=split_forms(row["informal_nl"]),
        informal_en=split_forms(row["informal_en"]),
    )


@functools.cache
def load_concepts() -> tuple[Concept, ...]:
    """Read every table once per process; `python -m nlp_models.vocabulary_check` guards their shape."""
    concepts: list[Concept] = []
    for kind, _, file in tables():
        lines = file.read_text(encoding="utf-8").splitlines()
        concepts.extend(_concept(kind, row) for row in csv.DictReader(lines))
    return tuple(concepts)
