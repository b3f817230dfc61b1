"""Linking measured beside a letter-group TF-IDF in the same run: right answers, speed, load and memory.

`python bench/linking.py`; times are processor times of one core. Queries come from ../shared/data/linking;
without it the project's own vocabulary asks: its other ways of writing over its labels.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import psutil
from scipy import sparse

from bridge.nlp.linking import read_texts
from bridge.services.importing import esco
from nlp_models.linking.linker import Linker
from nlp_models.linking.model import load
from nlp_models.linking.words import all_words
from nlp_models.vocabulary import load_concepts

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SETS = ("occupations-nl-dev", "skills-nl-dev")
TOP = 100
PHRASES, LABELS = 1_000, 24_000
MOST_SECONDS, MOST_LOAD, MOST_MEGABYTES = 2.0, 2.0, 500


@dataclass(frozen=True)
class Set:
    """Queries, texts, and per query the numbers of the right texts."""

    name: str
    queries: list[str]
    texts: list[str]
    right: list[set[int]]


def shared_set(name: str) -> Set:
    """A set of the folder beside the project."""
    folder = SHARED / "linking" / name
    texts, queries = read_texts(folder / "corpus.tsv"), read_texts(folder / "queries.tsv")
    number = {key: at for at, key in enumerate(texts)}
    right: dict[str, set[int]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, _, text, grade = line.split("\t")
        if int(grade) > 0:
            right[query].add(number[text])
    asked = [key for key in queries if key in right]
    return Set(name, [queries[key] for key in asked], list(texts.values()), [right[key] for key in asked])


def own_set() -> Set:
    """The vocabulary asks itself: the last other way of writing of each concept, over all labels."""
    concepts = [c for c in load_concepts() if c.kind in ("skill", "occupation") and c.alt_nl]
    return Set(
        "own vocabulary",
        [concept.alt_nl[-1] for concept in concepts],
        [concept.pref_nl for concept in concepts],
        [{at} for at in range(len(concepts))],
    )


def sets() -> Iterator[Set]:
    """What there is to measure with."""
    there = [name for name in SETS if (SHARED / "linking" / name).is_dir()]
    if not there:
        sys.stdout.write("../shared/data/linking is not here: the project's own vocabulary asks instead\n")
        yield own_set()
    for name in there:
        yield shared_set(name)


def groups_of_letters(text: str) -> list[str]:
    """Three to five letters running, within words with their ends marked: what the peer compares."""
    marked = [f" {word} " for word in all_words(text)]
    return [w[at : at + size] for w in marked for size in (3, 4, 5) for at in range(len(w) - size + 1)]


def peer_scores(texts: Sequence[str], queries: Sequence[str]) -> sparse.csr_matrix:
    """Cosine of TF-IDF over groups of letters."""
    number: dict[str, int] = {}
    rows = [[number.setdefault(g, len(number)) for g in groups_of_letters(text)] for text in texts]
    asked = [[number[g] for g in groups_of_letters(text) if g in number] for text in queries]

    def matrix(lists: list[list[int]]) -> sparse.csr_matrix:
        ends = np.cumsum([0, *map(len, lists)])
        flat = [column for row in lists for column in row]
        ones = np.ones(len(flat), dtype=np.float32)
        return sparse.csr_matrix((ones, flat, ends), shape=(len(lists), len(number)))

    counts = matrix(rows)
    counts.sum_duplicates()
    rarity = np.log((1 + len(texts)) / (1 + np.bincount(counts.indices, minlength=len(number)))) + 1

    def weighed(some: sparse.csr_matrix) -> sparse.csr_matrix:
        some.sum_duplicates()
        some.data = (1 + np.log(some.data)) * rarity[some.indices]
        lengths = np.sqrt(np.asarray(some.multiply(some).sum(axis=1)).ravel())
        return sparse.diags_array(1 / np.maximum(lengths, 1e-9)) @ some

    return weighed(matrix(asked)) @ weighed(counts).T


def mean_reciprocal(ranks: Sequence[int | None]) -> float:
    """Mean of one over the rank; nothing for what was not among the best."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks)


def rank_in(places: Sequence[int], right: set[int]) -> int | None:
    """From 1, or None."""
    return next((at for at, place in enumerate(places, 1) if place in right), None)


def quality(some: Set) -> None:
    """Print the figures of the linker, of one that says a meaning as often as it comes, and of the peer."""
    once = [[hit.place for hit in hits] for hits in Linker(some.texts).rank(some.queries, TOP)]
    apart = Linker(some.texts, range(len(some.texts)))
    often = [[hit.place for hit in hits] for hits in apart.rank(some.queries, TOP)]
    scores = peer_scores(some.texts, some.queries)
    dense = (scores[[at]].toarray().ravel() for at in range(len(some.queries)))
    peer = [np.argsort(-row, kind="stable")[:TOP] for row in dense]
    figures = [
        mean_reciprocal([rank_in(list(p), right) for p, right in zip(found, some.right, strict=True)])
        for found in (once, often, peer)
    ]
    sys.stdout.write(
        f"{some.name}: {len(some.queries)} queries, {len(some.texts)} texts, MRR {figures[0]:.3f}"
        f" (each meaning as often as it comes {figures[1]:.3f}), letter-group TF-IDF {figures[2]:.3f},"
        f" ratio {figures[0] / figures[2]:.2f}\n"
    )


def speed(some: Set) -> None:
    """Print the time of 1,000 phrases over 24,000 labels, made from what there is."""
    texts = [some.texts[at % len(some.texts)] + " " * (at // len(some.texts)) for at in range(LABELS)]
    phrases = [some.queries[at % len(some.queries)] for at in range(PHRASES)]
    begun = time.process_time()
    linker = Linker(texts)
    ready = time.process_time()
    for _ in linker.rank(phrases, TOP):
        pass
    done = time.process_time()
    whole = done - begun
    sys.stdout.write(
        f"{PHRASES} phrases over {LABELS} labels: {whole:.2f} s, of which {ready - begun:.2f} s to make the"
        f" corpus ready; {whole / MOST_SECONDS:.2f} of the limit\n"
    )


def loading() -> None:
    """Print the time to load the vectors and the memory with all of ESCO ready to link to."""
    begun = time.process_time()
    load()
    seconds = time.process_time() - begun
    held = "the own vocabulary"
    texts = [form for c in load_concepts() for form in (c.pref_nl, *c.alt_nl, c.pref_en, *c.alt_en) if form]
    if (SHARED / "esco").is_dir():
        begun = time.process_time()
        concepts = list(esco.concepts(SHARED / "esco"))
        sys.stdout.write(f"reading ESCO: {len(concepts)} concepts in {time.process_time() - begun:.1f} s\n")
        texts += [label for c in concepts for label in (c.pref_nl, *c.alt_nl, c.pref_en, *c.alt_en)]
        held = "ESCO"
    linker = Linker(texts)
    megabytes = psutil.Process().memory_info().rss / 2**20
    sys.stdout.write(
        f"vectors loaded in {seconds:.2f} s, {seconds / MOST_LOAD:.2f} of the limit; {megabytes:.0f} MB"
        f" resident with {held} ready ({len(texts)} labels), {megabytes / MOST_MEGABYTES:.2f} of the limit\n"
    )
    del linker


def main() -> None:
    """All figures."""
    loading()
    for number, some in enumerate(sets()):
        if number == 0:
            speed(some)
        quality(some)


if __name__ == "__main__":
    main()
