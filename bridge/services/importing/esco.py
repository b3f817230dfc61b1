"""The official ESCO download (CSV, one file per kind and language) as concepts and their relations."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from bridge.errors import InputError
from bridge.graph.concepts import StoredConcept
from nlp_models import taxonomy
from nlp_models.taxonomy import EscoConcept

KINDS = (taxonomy.OCCUPATION, taxonomy.SKILL)
"""Kinds of concepts that are loaded; groups only say where those stand."""
LANGUAGES = ("nl", "en")
MAX_BYTES = 200_000_000
MAX_DESCRIPTION = 2_000
_TYPES = {"broader": "BROADER", "essential": "ESSENTIAL_FOR", "optional": "OPTIONAL_FOR"}
_TABLES = (*taxonomy.FILES.values(), *(stem for stem, *_ in taxonomy.RELATIONS))


def find_files(folder: Path) -> dict[str, Path]:
    """The CSV files that are used, by their name without ending, in the folder or one below it.

    Raises `InputError` when it is no ESCO download or a file is too large.
    """
    names = [(stem, language) for stem in _TABLES for language in LANGUAGES]
    found = {f"{s}_{lang}": path for s, lang in names if (path := taxonomy.find_file(folder, s, lang))}
    wanted = [f"{taxonomy.FILES[kind]}_{language}" for kind in KINDS for language in LANGUAGES]
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


def concept_id_of(uri: str) -> str:
    """A stable id: the kind of concept and the last part of its address."""
    kind, _, last = uri.removeprefix("http://data.europa.eu/esco/").partition("/")
    return f"esco-{kind}-{last.replace('/', '-')}"


def concepts(folder: Path) -> Iterator[StoredConcept]:
    """Every concept once; a label that one language lacks is taken from the other.

    Raises `InputError` naming the file and line that cannot be read.
    """
    try:
        for kind in KINDS:
            dutch = {concept.uri: concept for concept in taxonomy.read_language(folder, kind, "nl")}
            english = {concept.uri: concept for concept in taxonomy.read_language(folder, kind, "en")}
            for uri in dict.fromkeys([*dutch, *english]):
                stored = _stored(kind, dutch.get(uri), english.get(uri))
                if stored:
                    yield stored
    except taxonomy.TaxonomyError as fault:
        raise InputError(str(fault)) from fault


def _stored(kind: str, dutch: EscoConcept | None, english: EscoConcept | None) -> StoredConcept | None:
    known = [concept for concept in (dutch, english) if concept and concept.label]
    if not known:
        return None
    text = next((concept.description for concept in known if concept.description), "")
    return StoredConcept(
        concept_id=concept_id_of(known[0].uri),
        kind=kind,
        pref_nl=known[0].label,
        pref_en=known[-1].label,
        alt_nl=dutch.alternatives if dutch else (),
        alt_en=english.alternatives if english else (),
        uri=known[0].uri,
        code=next((concept.code for concept in known if concept.code), None),
        taxonomy="esco",
        description=text[:MAX_DESCRIPTION] or None,
    )


def relations(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(from id, type, to id): skill needed for occupation or skill, narrower concept under broader one."""
    try:
        for relation in taxonomy.read_relations(folder, LANGUAGES):
            kind = _TYPES.get(relation.kind)
            source, target = concept_id_of(relation.source), concept_id_of(relation.target)
            if kind:
                yield (source, kind, target) if kind == "BROADER" else (target, kind, source)
    except taxonomy.TaxonomyError as fault:
        raise InputError(str(fault)) from fault
