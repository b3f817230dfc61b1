"""The official ESCO download (CSV, one file per kind and language) as concepts and their relations."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from bridge.errors import InputError
from bridge.graph.concepts import StoredConcept

csv.field_size_limit(1_000_000)
KINDS: dict[str, str] = {"occupations": "occupation", "skills": "skill"}
"""Files that hold concepts, and the kind of those."""
MAX_BYTES = 200_000_000
_RELATION_FILES: tuple[tuple[str, str, str, str | None], ...] = (
    ("broaderRelationsOccPillar", "conceptUri", "broaderUri", None),
    ("broaderRelationsSkillPillar", "conceptUri", "broaderUri", None),
    ("occupationSkillRelations", "skillUri", "occupationUri", "relationType"),
    ("skillSkillRelations", "relatedSkillUri", "originalSkillUri", "relationType"),
)
_TYPES = {None: "BROADER", "essential": "ESSENTIAL_FOR", "optional": "OPTIONAL_FOR"}

Row = dict[str, str]


def find_files(folder: Path) -> dict[str, Path]:
    """The CSV files of a download by their name without ending, in the folder or one below it.

    Raises `InputError` when it is no ESCO download or a file is too large.
    """
    found = {path.stem: path for path in sorted([*folder.glob("*.csv"), *folder.glob("*/*.csv")])}
    wanted = [f"{name}_{language}" for name in KINDS for language in ("nl", "en")]
    if not any(name in found for name in wanted):
        raise InputError(f"{folder}: none of {', '.join(f'{name}.csv' for name in wanted)} is here")
    for path in found.values():
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: more than {MAX_BYTES // 1_000_000} MB")
    return found


def version_of(files: dict[str, Path]) -> str:
    """Changes whenever a file does."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode())
        with files[name].open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:16]


def _rows(path: Path) -> Iterator[Row]:
    """Rows of a file. Raises `InputError` naming the line that cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        try:
            for row in reader:
                yield {key: value or "" for key, value in row.items() if key is not None}
        except (csv.Error, UnicodeDecodeError) as fault:
            raise InputError(f"{path}: line {reader.line_num}: {fault}") from fault


def concept_id_of(uri: str) -> str:
    """A stable id: the kind of concept and the last part of its address."""
    kind, _, last = uri.removeprefix("http://data.europa.eu/esco/").partition("/")
    return f"esco-{kind}-{last.replace('/', '-')}"


def _labels(row: Row) -> tuple[str, ...]:
    lines = (
        line.strip() for line in f"{row.get('altLabels', '')}\n{row.get('hiddenLabels', '')}".split("\n")
    )
    return tuple(dict.fromkeys(line for line in lines if line))


def concepts(files: dict[str, Path]) -> Iterator[StoredConcept]:
    """Every concept once; a label that one language lacks is taken from the other."""
    for name, kind in KINDS.items():
        dutch = {row["conceptUri"]: row for row in _some(files, f"{name}_nl")}
        english = {row["conceptUri"]: row for row in _some(files, f"{name}_en")}
        for uri in dict.fromkeys([*dutch, *english]):
            nl, en = dutch.get(uri, {}), english.get(uri, {})
            pref_nl, pref_en = nl.get("preferredLabel", "").strip(), en.get("preferredLabel", "").strip()
            if not uri.startswith("http") or not (pref_nl or pref_en):
                continue
            yield StoredConcept(
                concept_id=concept_id_of(uri),
                kind=kind,
                pref_nl=pref_nl or pref_en,
                pref_en=pref_en or pref_nl,
                alt_nl=_labels(nl),
                alt_en=_labels(en),
                uri=uri,
                code=nl.get("code") or en.get("code") or None,
                taxonomy="esco",
                description=(nl.get("description") or en.get("description") or "")[:2_000] or None,
            )


def _some(files: dict[str, Path], name: str) -> Iterator[Row]:
    if name in files:
        yield from _rows(files[name])


def relations(files: dict[str, Path]) -> Iterator[tuple[str, str, str]]:
    """(from id, type, to id) between concepts; each file's Dutch copy, or its English one."""
    for name, one, other, kind in _RELATION_FILES:
        language = "nl" if f"{name}_nl" in files else "en"
        for row in _some(files, f"{name}_{language}"):
            found = _TYPES.get(row.get(kind, "") if kind else None)
            if found and row.get(one) and row.get(other):
                yield concept_id_of(row[one]), found, concept_id_of(row[other])
