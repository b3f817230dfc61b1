"""Link phrases to the texts of a corpus that mean the same, over files of `id <TAB> text` lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bridge.errors import InputError
from nlp_models.linking.linker import Linker

MAX_BYTES = 100_000_000
MAX_ROWS = 1_000_000


def read_texts(path: Path) -> dict[str, str]:
    """Text by id. Raises InputError naming file and line for what is no `id <TAB> text` in UTF-8."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: more than {MAX_BYTES // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path}: {fault.strerror or 'cannot be read'}") from fault
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as fault:
        number = data.count(b"\n", 0, fault.start) + 1
        raise InputError(f"{path}: line {number}: this is not UTF-8 text") from fault
    texts: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        identifier, tab, text = line.rstrip("\r").partition("\t")
        if not tab or not identifier.strip() or not text.strip():
            raise InputError(f"{path}: line {number}: expected `id <TAB> text`")
        if texts.setdefault(identifier, text) is not text:
            raise InputError(f"{path}: line {number}: the id {identifier!r} stands there twice")
    if not texts:
        raise InputError(f"{path}: no lines in it")
    return texts


def link(queries: dict[str, str], corpus: dict[str, str], top: int) -> Iterator[tuple[str, str, float]]:
    """(query id, corpus id, score), per query the best first; at most `top` each."""
    linker = Linker(list(corpus.values()))
    names = list(corpus)
    for query, hits in zip(queries, linker.rank(list(queries.values()), top), strict=True):
        for hit in hits:
            yield query, names[hit.place], hit.score


def link_to_concepts(
    queries: dict[str, str], labels: Sequence[tuple[str, str]], top: int
) -> Iterator[tuple[str, str, float]]:
    """(query id, concept id, score) over (concept id, label) pairs; each concept once, by its best label."""
    number = {concept_id: at for at, (concept_id, _) in enumerate(labels)}
    linker = Linker([label for _, label in labels], [number[concept_id] for concept_id, _ in labels])
    for query, hits in zip(queries, linker.rank(list(queries.values()), top), strict=True):
        best: dict[str, float] = {}
        for hit in hits:
            best.setdefault(labels[hit.place][0], hit.score)
        for concept_id, score in best.items():
            yield query, concept_id, score
