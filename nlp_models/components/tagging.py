"""Linear-chain decoding over sentences: best label row and the certainty of every span, in numpy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.features import BITS, SINGLE, wider_features, word_features
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
SCALED_EVERY, SMALLEST = 8, 1e-30
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
BY_OFFSET = [[n for n, (_, offset) in enumerate(SINGLE) if offset == shift] for shift in range(-PAD, PAD + 1)]


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
    "skill": 0.2, "certificate": 0.5, "licence": 0.8, "qualification": 0.3, "language": 0.5,
    "experience": 0.9, "schedule": 0.2, "age": 0.0, "screening": 0.2, "transport": 0.6, "physical": 0.8,
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
    for hit, (first, last) in zip(reversed(page.hits), reversed(page.hit_bounds()), strict=True):
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
        rows = self.rows[self.row_of[word_features(codes)]]
        return np.stack([rows[at].sum(axis=0, dtype=np.int16) for at in BY_OFFSET], axis=1)

    def emissions(self, page: Page) -> Floats:
        """Label scores per token, shape (tokens, labels); row 0 is for unknown features."""
        size = len(page.tokens)
        codes, near = self.forms.of(page.surfaces())
        numbers = self.row_of.take(wider_features(page, codes))
        total = self.rows.take(numbers, axis=0).sum(axis=0, dtype=np.int16)
        for at in range(2 * PAD + 1):
            total += near[at : at + size, at]
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


@dataclass(frozen=True, slots=True)
class Grid:
    """Sentences side by side, longest first: token numbers, shape (places, sentences), how many sentences
    reach each place, and which cells are more than filling."""

    tokens: NDArray[np.intp]
    turned: NDArray[np.intp]
    live: NDArray[np.bool_]
    reach: list[int]

    @classmethod
    def of(cls, sentences: list[tuple[int, int]]) -> Grid:
        """`turned` holds the same sentences from their ends."""
        begins, ends = np.array(sorted(sentences, key=lambda bounds: bounds[0] - bounds[1])).T
        places = np.arange(ends[0] - begins[0])[:, None]
        live = places < ends - begins
        tokens = np.where(live, begins + places, begins)
        return cls(tokens, begins + ends - 1 - tokens, live, live.sum(axis=1).tolist())


def best_labels(weights: ChainWeights, emissions: Floats, grid: Grid) -> NDArray[np.intp]:
    """Viterbi: the label of every token on the best way through its sentence.

    Only the scores are kept on the way; the label before is looked up for the one path that is walked back.
    """
    best = np.ascontiguousarray(emissions[grid.tokens].transpose(0, 2, 1))
    steps, reach = weights.steps[:, :, None], [*grid.reach, 0]
    highest = np.maximum.reduce
    best[0] += weights.starts[:, None]
    for t in range(1, len(best)):
        live = reach[t]
        best[t, :, :live] += highest(best[t - 1, :, None, :live] + steps, axis=0)
    rows = np.zeros(grid.tokens.shape, dtype=np.intp)
    for t in range(len(best) - 1, -1, -1):
        onward, live = reach[t + 1], reach[t]
        into = best[t, :, :live]
        into[:, :onward] += weights.steps.take(rows[t + 1, :onward], axis=1) if onward else 0.0
        rows[t, :live] = into.argmax(axis=0)
    labels = np.zeros(len(emissions), dtype=np.intp)
    labels[grid.tokens[grid.live]] = rows[grid.live]
    return labels


def certainties(
    weights: ChainWeights, emissions: Floats, grid: Grid, labels: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Probability of its label at every token, by passes from both ends of the sentences side by side."""
    steps = np.exp(weights.steps.astype(np.float64))
    both = np.stack([steps.T, steps])
    local = np.maximum(np.exp(emissions - emissions.max(axis=1, keepdims=True)), SMALLEST)
    ends = np.stack([grid.tokens, grid.turned], axis=1)
    ways = local[ends].transpose(0, 1, 3, 2).astype(np.float64, order="C")
    ways[0, 0] *= np.exp(weights.starts)[:, None]
    for t in range(1, len(ways)):
        live = grid.reach[t]
        ways[t, :, :, :live] *= both @ ways[t - 1, :, :, :live]
        if t % SCALED_EVERY == 0:
            ways[t] /= ways[t].sum(axis=1, keepdims=True)
    by_token = ways.transpose(0, 3, 1, 2)[grid.live]
    tokens, turned = grid.tokens[grid.live], grid.turned[grid.live]
    backward = np.zeros(emissions.shape)
    backward[turned] = by_token[:, 1]
    product = by_token[:, 0] * backward[tokens] / local[tokens]
    sure = np.ones(len(labels))
    sure[tokens] = product[np.arange(len(tokens)), labels[tokens]] / product.sum(axis=1)
    return sure


def spans_of(path: list[int], offset: int) -> Iterator[tuple[int, int, int]]:
    """(first token, end token, kind number) of each span in a label row."""
    begin, kind = -1, -1
    for i, label in enumerate([*path, 0]):
        if begin >= 0 and (label == 0 or label % 2 == 1 or (label - 1) // 2 != kind):
            yield offset + begin, offset + i, kind
            begin = -1
        if label and label % 2 == 1:
            begin, kind = i, (label - 1) // 2


def tag(
    weights: ChainWeights, emissions: Floats, sentences: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int, float]]:
    """Spans as (first token, end token, kind number, probability of their weakest token)."""
    if not sentences:
        return
    best = best_labels(weights, emissions, Grid.of(sentences))
    labels = best.tolist()
    chosen = [bounds for bounds in sentences if any(labels[slice(*bounds)])]
    if not chosen:
        return
    sure = certainties(weights, emissions, Grid.of(chosen), best).tolist()
    for begin, end in chosen:
        for first, last, kind in spans_of(labels[begin:end], begin):
            yield first, last, kind, min(sure[first:last])
