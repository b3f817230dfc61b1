"""A second look at the best texts for a phrase: is each of its words there, as a task, and as short?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.wordforms import open_classes
from nlp_models.linking.model import Model, Vectors, unit
from nlp_models.linking.words import telling

Columns = NDArray[np.intp]
WORDS = 8
"""Words of a text that are looked at."""
COVERED = 0.3
"""What it counts that each word of the phrase has one like it in the text."""
OTHER_FORM = 0.04
"""Lost where one is a task ("machines onderhouden") and the other a subject ("machineonderhoud")."""
PER_WORD, MOST_WORDS = 0.015, 6
"""Lost per word that one has more than the other."""
SAME = 0.999
AFTER_TASK = frozenset(("om", "van", "voor", "bij", "met", "in", "op", "aan", "tot", "naar", "over", "uit"))


def is_task(words: Sequence[str]) -> bool:
    """Whether a Dutch phrase says what is done: it ends in a verb, or a verb stands before a small word."""
    classes, last = open_classes(), len(words) - 1
    return any(
        classes.get(word) == "inf" and (at == last or words[at + 1] in AFTER_TASK)
        for at, word in enumerate(words)
    )


def not_looked_at(scores: Vectors) -> Vectors:
    """The scores of texts of which no word is looked at."""
    return np.asarray(np.minimum(scores / (1 + COVERED), SAME), dtype=np.float32)


def least_before(score: float) -> float:
    """The least that a text must have before the second look, to have this score after it."""
    return score * (1 + COVERED) - COVERED


class Closer:
    """The words of a corpus, with their vectors."""

    def __init__(self, texts: Sequence[list[str]], model: Model) -> None:
        self._model = model
        number: dict[str, int] = {}
        rows = [
            [number.setdefault(word, len(number) + 1) for word in telling(words)[:WORDS]] for words in texts
        ]
        self._words = np.zeros((len(texts), WORDS), dtype=np.int32)
        for at, row in enumerate(rows):
            self._words[at, : len(row)] = row
        self._sizes = np.array([len(row) for row in rows], dtype=np.int32)
        self._tasks = np.array([is_task(words) for words in texts], dtype=bool)
        known = unit(model.word_vectors(list(number)))
        self._vectors = np.vstack([np.zeros((1, known.shape[1]), dtype=np.float32), known])

    def look(self, phrases: Sequence[list[str]], rows: Columns, columns: Columns, scores: Vectors) -> Vectors:
        """The scores of pairs of a phrase and a text, once their words are looked at; all below `SAME`."""
        number: dict[str, int] = {}
        words = [telling(phrase)[: 2 * WORDS] for phrase in phrases]
        places = np.array([number.setdefault(w, len(number)) for some in words for w in some], dtype=np.intp)
        sizes = np.array([len(some) for some in words], dtype=np.int32)
        vectors = self._model.word_vectors(list(number))
        lengths = np.linalg.norm(vectors, axis=1)
        shares = np.zeros((len(phrases), len(number)), dtype=np.float32)
        np.add.at(shares, (np.repeat(np.arange(len(words)), sizes), places), lengths[places])
        shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-6)
        alike = self._vectors[self._words[columns].ravel()] @ unit(vectors).T
        best = alike.reshape(len(columns), WORDS, len(number)).max(axis=1)
        covered = np.einsum("ij,ij->i", best, shares[rows])
        tasks = np.array([is_task(phrase) for phrase in phrases])
        apart = np.minimum(np.abs(self._sizes[columns] - sizes[rows]), MOST_WORDS)
        lost = OTHER_FORM * (self._tasks[columns] != tasks[rows]) + PER_WORD * apart
        return not_looked_at(scores + COVERED * covered - lost)
