"""Ranks the texts of a corpus for a phrase: alike in words, and to the ESCO concept a text is a label of.

First all texts by one product of vectors, then the best of them once more, word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp_models.linking.closer import Closer
from nlp_models.linking.model import MANY, UNKNOWN, Model, Vectors, load
from nlp_models.linking.words import normal

MIDDLE = 0.8
"""How much the concept counts beside the very words of its label."""
CROWD, REFERENCES, NEAREST, SMALL = 0.25, 512, 5, 256
"""What a text loses for being close to everything: against some others, in a corpus that is not small."""
AT_ONCE, ROWS_AT_ONCE = 64, 8_192
"""Queries ranked and texts compared together; bounds the memory."""
LOOKED_AT = 64
"""Texts per query that are looked at word by word."""
AGAIN = 4.0
"""What a text loses that says the same as a better one, to come after all that says something else."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Place in the corpus, and how alike: 1 for the very same words, about 0 for nothing in common."""

    place: int
    score: float


class Linker:
    """A corpus made ready once. `groups` says which texts mean the same; without it ESCO's labels say so."""

    def __init__(
        self, texts: Sequence[str], groups: Sequence[int] | None = None, model: Model | None = None
    ) -> None:
        self._model = model or load()
        owners = self._model.owners_of(texts)
        same = _groups(owners) if groups is None else np.asarray(groups, dtype=np.int64)
        self._order = np.argsort(same, kind="stable")
        _, self._starts, self._sizes = np.unique(same[self._order], return_index=True, return_counts=True)
        ordered = [texts[place] for place in self._order]
        vectors = self._model.encode(ordered)
        self._crowd = _crowd(vectors, same[self._order])
        _add_middles(vectors, owners[self._order], self._model)
        self._vectors = vectors
        self._closer = Closer(ordered, self._model)
        self._normal: dict[str, list[int]] = {}
        for column, text in enumerate(ordered):
            self._normal.setdefault(normal(text), []).append(column)

    def rank(self, queries: Sequence[str], top: int) -> Iterator[list[Hit]]:
        """The best places per query, best first; of texts that mean the same the best comes first."""
        for begin in range(0, len(queries), AT_ONCE):
            scores = self._scores(queries[begin : begin + AT_ONCE])
            for row, columns in zip(scores, _best(scores, top), strict=True):
                found = sorted(((float(row[c]), -int(self._order[c])) for c in columns), reverse=True)
                yield [Hit(-place, score) for score, place in found]

    def _scores(self, queries: Sequence[str]) -> Vectors:
        scores = np.asarray(self._model.encode(queries) @ self._vectors.T, dtype=np.float32)
        scores -= self._crowd
        for row, query, columns in zip(scores, queries, _best(scores, LOOKED_AT), strict=True):
            self._closer.look(query, row, columns)
            row[self._normal.get(normal(query), [])] = 1.0
        if len(self._starts) < scores.shape[1]:
            highest = np.maximum.reduceat(scores, self._starts, axis=1)
            scores -= AGAIN * (scores < np.repeat(highest, self._sizes, axis=1))
        return scores


def _best(scores: Vectors, many: int) -> NDArray[np.intp]:
    """Columns of the highest scores per row, in no order."""
    many = min(many, scores.shape[1])
    if many == scores.shape[1]:
        return np.broadcast_to(np.arange(many), scores.shape)
    return np.argpartition(-scores, many - 1, axis=1)[:, :many]


def _groups(owners: NDArray[np.int32]) -> NDArray[np.int64]:
    """A number per text: that of its ESCO concept, or one of its own where it has none or several."""
    numbers = np.arange(len(owners), dtype=np.int64) + np.iinfo(np.int32).max
    return np.where((owners == UNKNOWN) | (owners == MANY), numbers, owners)


def _crowd(vectors: Vectors, same: NDArray[np.int64]) -> Vectors:
    """Per text how alike it is to the nearest of some texts that mean something else."""
    if len(vectors) < SMALL:
        return np.zeros(len(vectors), dtype=np.float32)
    chosen = np.linspace(0, len(vectors) - 1, min(REFERENCES, len(vectors) // 2)).astype(np.intp)
    nearest = []
    for begin in range(0, len(vectors), ROWS_AT_ONCE):
        some = slice(begin, begin + ROWS_AT_ONCE)
        alike = vectors[some] @ vectors[chosen].T
        alike[same[some, None] == same[None, chosen]] = -1.0
        nearest.append(np.partition(alike, -NEAREST, axis=1)[:, -NEAREST:].mean(axis=1))
    return np.asarray(CROWD * np.concatenate(nearest), dtype=np.float32)


def _add_middles(vectors: Vectors, owners: NDArray[np.int32], model: Model) -> None:
    """Turn the vector of each text into its sum with that of its concept: a query's product is the score."""
    for begin in range(0, len(vectors), ROWS_AT_ONCE):
        some = vectors[begin : begin + ROWS_AT_ONCE]
        whose = owners[begin : begin + ROWS_AT_ONCE]
        middles = np.where((whose >= 0)[:, None], model.concepts[np.maximum(whose, 0)], some)
        some += MIDDLE * middles
    vectors /= 1 + MIDDLE
