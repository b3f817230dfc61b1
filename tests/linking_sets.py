"""Queries with their answers, where the folder beside the project has them, and the figure for them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from bridge.nlp.linking import link, read_texts

DEV = Path(__file__).resolve().parents[2] / "shared" / "data" / "linking"
TOP = 100


def reciprocal_rank(folder: Path) -> float:
    """Mean over the queries of one over the rank of the first right text."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, _, text, grade = line.split("\t")
        if int(grade) > 0:
            wanted[query].add(text)
    queries = {key: text for key, text in read_texts(folder / "queries.tsv").items() if key in wanted}
    best: dict[str, int] = {}
    ranks: dict[str, int] = defaultdict(int)
    for query, text, _ in link(queries, read_texts(folder / "corpus.tsv"), TOP):
        ranks[query] += 1
        if text in wanted[query]:
            best.setdefault(query, ranks[query])
    return sum(1 / rank for rank in best.values()) / len(queries)
