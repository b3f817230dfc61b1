"""A second look at the best texts for a phrase: is each of its words there, as a task, and as short?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.wordforms import open_classes
from nlp_models.linking.model import Model, Vectors, unit
from nlp_models.linking.words import all_words, content_words

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


def is_task(text: str) -> bool:
    """Whether a Dutch phrase says what is done: it ends in a verb, or a verb stands before a small word."""
    words = all_words(text)
    verbs = [open_classes().get(word) == "inf" for word in words]
    return any(
        verb and (at == len(words) - 1 or words[at + 1] in AFTER_TASK) for at, verb in enumerate(verbs)
    )


class Closer:
    """The words of a corpus, with their vectors."""

    def __init__(self, texts: Sequence[str], model: Model) -> None:
        self._model = model
        number: dict[str, int] = {}
        rows = [
            [number.setdefault(word, len(number) + 1) for word in content_words(text)[:WORDS]]
            for text in texts
        ]
        self._words = np.zeros((len(texts), WORDS), dtype=np.int32)
        for at, row in enumerate(rows):
            self._words[at, : len(row)] = row
        self._sizes = np.array([len(row) for row in rows], dtype=np.int32)
        self._tasks = np.array([is_task(text) for text in texts], dtype=bool)
        width = model.rows.shape[1]
        known = unit(model.word_vectors(list(number))) if number else np.zeros((0, width), np.float32)
        self._vectors = np.vstack([np.zeros((1, width), dtype=np.float32), known])

    def look(self, phrase: str, scores: Vectors, columns: NDArray[np.intp]) -> None:
        """Correct the scores of these texts for a phrase, in place; all scores stay below `SAME`."""
        words = content_words(phrase)[: 2 * WORDS]
        scores /= 1 + COVERED
        if words and len(columns):
            vectors = self._model.word_vectors(words)
            weights = np.linalg.norm(vectors, axis=1)
            there = self._vectors[self._words[columns].ravel()] @ unit(vectors).T
            best = there.reshape(len(columns), WORDS, len(words)).max(axis=1)
            apart = np.minimum(np.abs(self._sizes[columns] - len(words)), MOST_WORDS)
            lost = OTHER_FORM * (self._tasks[columns] != is_task(phrase)) + PER_WORD * apart
            covered = best @ weights / max(float(weights.sum()), 1e-6)
            scores[columns] += (COVERED * covered - lost) / (1 + COVERED)
        np.minimum(scores, SAME, out=scores)
