"""Labels of tokens, and how much the weights and the rules say for each, in numpy."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.features import BITS, SINGLE, word_features
from nlp_models.components.page import Page
from nlp_models.components.wordforms import PAD, Codes, Scores, WordForms

KINDS = (
    "skill", "certificate", "licence", "qualification", "language", "experience", "schedule", "age",
    "screening", "transport", "physical", "interest", "constraint",
)  # fmt: skip
LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
Floats = NDArray[np.float32]
FORBIDDEN = -30.0
WIDTH = 32
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
OFFSETS = np.array([offset for _, offset in SINGLE])
BY_OFFSET = np.argsort(OFFSETS, kind="stable")
OFFSET_BEGINS = np.searchsorted(OFFSETS[BY_OFFSET], range(-PAD, PAD + 1))


def begin_of(kind: int) -> int:
    """Label number of the first token of a span of this kind."""
    return 1 + 2 * kind


def allowed_steps() -> NDArray[np.bool_]:
    """Which label may follow which: inside only after begin or inside of the same kind."""
    size = len(LABELS)
    allowed = np.ones((size, size), dtype=bool)
    for kind in range(len(KINDS)):
        inside = begin_of(kind) + 1
        allowed[:, inside] = False
        allowed[[inside - 1, inside], inside] = True
    return allowed


LEAN = {
    "skill": 0.4, "certificate": 0.7, "licence": 1.1, "qualification": 0.9, "language": 0.4,
    "experience": 0.6, "schedule": 0.4, "age": 0.1, "screening": 0.5, "transport": 0.9, "physical": 0.6,
    "interest": 0.8, "constraint": 0.6,
}  # fmt: skip
"""How much the labels of a kind are held against "no mention", chosen on the tune part: precision and
recall in balance."""


@cache
def leaning() -> Floats:
    """What to add to the score of each label."""
    return np.array([0.0, *(LEAN[kind] for kind in KINDS for _ in "BI")], dtype=np.float32)


RULED = frozenset(
    {"certificate", "licence", "qualification", "language", "age", "screening", "schedule", "transport"}
)
LIKELY, UNLIKELY, NO_RULE, NO_RULE_INSIDE = 2.0, 0.5, -2.5, -1.0
WEAK_RULES = (
    "_free",
    "diploma",
    "free",
    "oclock",
    "small_hours",
    "months",
    "bare_age",
    "letter",
    "physical",
    "years",
)


@cache
def _without_rules() -> Floats:
    """Label scores of a token that no rule saw."""
    prior = np.zeros(len(LABELS), dtype=np.float32)
    for number, kind in enumerate(KINDS):
        if kind in RULED:
            prior[begin_of(number)] = NO_RULE
            prior[begin_of(number) + 1] = NO_RULE_INSIDE
    return prior


def rule_prior(page: Page) -> Floats:
    """What the rules alone say, as label scores per token: kinds with a grammar rarely go without."""
    size = len(LABELS)
    prior = np.tile(_without_rules(), (len(page.tokens), 1))
    covered: list[int] = []
    said: dict[int, float] = {}
    for hit, (first, last) in zip(reversed(page.hits), reversed(page.hit_bounds), strict=True):
        label = begin_of(KIND_NUMBERS[hit.kind])
        strength = UNLIKELY if hit.rule.endswith(WEAK_RULES) else LIKELY
        covered += range(first * size + label, last * size + label, size)
        said |= dict.fromkeys(range(first * size + label + 1, last * size + label + 1, size), strength)
        said[first * size + label] = strength
    flat = prior.reshape(-1)
    flat[covered] = 0.0
    flat[list(said)] = list(said.values())
    return prior


@dataclass(slots=True)
class ChainWeights:
    """Weights of one document type: rows per feature in whole steps of `scale`, label steps, starts."""

    rows: NDArray[np.int8]
    row_of: NDArray[np.int32]
    scale: float
    steps: Floats
    starts: Floats
    forms: WordForms = field(init=False)

    def __post_init__(self) -> None:
        self.forms = WordForms(self._of_words)

    def _of_words(self, codes: Codes) -> Scores:
        """What each word adds to the tokens around it, shape (words, offsets, labels)."""
        rows = self.rows.take(self.row_of.take(word_features(codes)[BY_OFFSET]), axis=0)
        return np.add.reduceat(rows, OFFSET_BEGINS, axis=0, dtype=np.int16).transpose(1, 0, 2)

    def scores(self, near: Scores, wider: Codes) -> Floats:
        """Label scores per token, shape (tokens, labels), from what the words around it add and its
        `wider_features`; row 0 is for unknown features."""
        total = self.rows.take(self.row_of.take(wider), axis=0).sum(axis=0, dtype=np.int16)
        total += near
        scores: Floats = total[:, : len(LABELS)] * np.float32(self.scale)
        return scores


def index_rows(features: NDArray[np.int32]) -> NDArray[np.int32]:
    """Row number per hashed feature; 0 for a feature without weights."""
    row_of = np.zeros(1 << BITS, dtype=np.int32)
    row_of[features] = np.arange(1, len(features) + 1, dtype=np.int32)
    return row_of


def padded_rows(rows: NDArray[np.int8]) -> NDArray[np.int8]:
    """Rows as stored after one for unknown features, each of a width that is quick to fetch."""
    padded = np.zeros((len(rows) + 1, WIDTH), dtype=np.int8)
    padded[1:, : rows.shape[1]] = rows
    return padded
