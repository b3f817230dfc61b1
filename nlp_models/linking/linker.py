"""Ranks the texts of a corpus for a phrase: alike in words, and to the ESCO concept a text is a label of.

First all texts by one product of vectors, then the best of them once more, word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlp_models.linking.bounds import Bounds
from nlp_models.linking.closer import Closer, least_before, not_looked_at
from nlp_models.linking.model import MANY, UNKNOWN, Model, Vectors, load, unit
from nlp_models.linking.words import all_words, telling

MIDDLE = 0.8
"""How much the concept counts beside the very words of its label."""
CROWD, REFERENCES, NEAREST, SMALL = 0.25, 512, 5, 256
"""What a text loses for being close to everything: against some others, in a corpus that is not small."""
AT_ONCE, FEW_AT_ONCE, ROWS_AT_ONCE = 64, 16, 8_192
"""Queries ranked, queries of which the nearest is found, and texts compared together; bounds the memory."""
LOOKED_AT = 64
"""Texts per query that are looked at word by word."""
AGAIN = 4.0
"""What a text loses that says the same as a better one, to come after all that says something else."""
FOLDED = 16
"""Columns of which only the highest is sorted, to find about how high the best scores are."""


class Hit(NamedTuple):
    """Place in the corpus, and how alike: 1 for the very same words, about 0 for nothing in common."""

    place: int
    score: float


class Linker:
    """A corpus made ready once. `groups` says which texts mean the same; without it ESCO's labels say so."""

    def __init__(
        self, texts: Sequence[str], groups: Sequence[int] | None = None, model: Model | None = None
    ) -> None:
        self._model = model or load()
        one: dict[str, str] = {}  # each word kept once: a hundred thousand labels share a few
        words = [[one.setdefault(word, word) for word in all_words(text)] for text in texts]
        normals = [" ".join(each) for each in words]
        owners = self._model.owners_of(normals)
        same = _groups(owners) if groups is None else np.asarray(groups, dtype=np.int64)
        self._order = np.argsort(same, kind="stable")
        _, self._starts, sizes = np.unique(same[self._order], return_index=True, return_counts=True)
        self._group = np.repeat(np.arange(len(sizes)), sizes)
        ordered = [words[place] for place in self._order]
        self._vectors = self._model.encode_words([telling(each) for each in ordered])
        self._crowd = _crowd(self._vectors, self._group)
        _add_middles(self._vectors, owners[self._order], self._model)
        self._closer = Closer(ordered, self._model)
        self._normal: dict[str, list[int]] = {}
        for column, place in enumerate(self._order.tolist()):
            self._normal.setdefault(normals[place], []).append(column)

    def rank(self, queries: Sequence[str], top: int) -> Iterator[list[Hit]]:
        """The best places per query, best first; of texts that mean the same the best comes first."""
        for begin in range(0, len(queries), AT_ONCE):
            scores = self._scores(queries[begin : begin + AT_ONCE])
            for row, least in zip(scores, self._least(scores, top), strict=True):
                columns = np.flatnonzero(row >= least)
                yield self._hits(row[columns], columns, top)

    def nearest(self, queries: Sequence[str], least: float) -> Iterator[Hit | None]:
        """What `rank` puts first, where its score is `least` or more: sooner, as few texts are likely to."""
        for begin in range(0, len(queries), FEW_AT_ONCE):
            words = [all_words(query) for query in queries[begin : begin + FEW_AT_ONCE]]
            found = self._near(words, least)
            for at, each in enumerate(words):
                same = self._normal.get(" ".join(each))
                yield Hit(int(self._order[same].min()), 1.0) if same else found.get(at)

    def _near(self, queries: Sequence[list[str]], least: float) -> dict[int, Hit]:
        vectors = self._model.encode_words([telling(words) for words in queries])
        before = least_before(least)
        rows, columns = self._bounds.pairs(vectors, before)
        scores = np.einsum("ij,ij->i", self._vectors[columns], vectors[rows]) - self._crowd[columns]
        kept = scores >= before
        rows, columns = rows[kept], columns[kept]
        scores = self._closer.look(queries, rows, columns, scores[kept])
        places = self._order[columns]
        best = np.lexsort((places, -scores, rows))
        best = best[np.unique(rows[best], return_index=True)[1]]
        best = best[scores[best] >= least]
        hits = map(Hit, places[best].tolist(), scores[best].tolist())
        return dict(zip(rows[best].tolist(), hits, strict=True))

    @cached_property
    def _bounds(self) -> Bounds:
        return Bounds(self._vectors, self._crowd)

    def _scores(self, queries: Sequence[str]) -> Vectors:
        scores = np.asarray(self._model.encode(queries) @ self._vectors.T, dtype=np.float32)
        scores -= self._crowd
        for row, query, least in zip(scores, queries, _reached(scores, LOOKED_AT), strict=True):
            words = all_words(query)
            columns = np.flatnonzero(row >= least)
            columns = columns[_highest(row[columns], LOOKED_AT)]
            looked = self._closer.look([words], np.zeros_like(columns), columns, row[columns])
            row[:] = not_looked_at(row)
            row[columns] = looked
            row[self._normal.get(" ".join(words), [])] = 1.0
        return scores

    def _least(self, scores: Vectors, top: int) -> Vectors:
        """A score per row that the best texts of at least `top` meanings reach, or all texts."""
        if len(self._starts) <= top:
            return np.full(len(scores), -np.inf, dtype=np.float32)
        return _reached(np.maximum.reduceat(scores, self._starts, axis=1), top)

    def _hits(self, scores: Vectors, columns: NDArray[np.intp], top: int) -> list[Hit]:
        """The best of these columns; the earlier place first where scores are equal."""
        order = np.lexsort((self._order[columns], -scores))
        scores, columns = scores[order], columns[order]
        said = np.ones(len(columns), dtype=bool)
        said[np.unique(self._group[columns], return_index=True)[1]] = False
        scores[said] -= AGAIN
        best = np.argsort(-scores, kind="stable")[:top]
        return list(map(Hit, self._order[columns[best]].tolist(), scores[best].tolist()))


def _reached(scores: Vectors, many: int) -> Vectors:
    """A score per row that at least `many` reach, and few more: the highest of folded rows are soon found."""
    width = scores.shape[1] // FOLDED
    if width >= many:
        scores = scores[:, : width * FOLDED].reshape(len(scores), FOLDED, width).max(axis=1)
    if scores.shape[1] <= many:
        return np.full(len(scores), -np.inf, dtype=np.float32)
    return np.partition(scores, -many, axis=1)[:, -many]


def _highest(scores: Vectors, many: int) -> NDArray[np.intp]:
    """Where the highest scores are, in no order."""
    if len(scores) <= many:
        return np.arange(len(scores))
    return np.argpartition(scores, -many)[-many:]


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
        middles, known = some.copy(), np.flatnonzero(whose >= 0)
        middles[known] = unit(model.concepts.take(whose[known]))
        some += MIDDLE * middles
    vectors /= 1 + MIDDLE
