"""Linear-chain decoding over sentences: best label row and the certainty of every span, in numpy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from nlp_models.components.features import BITS
from nlp_models.components.page import Page

KINDS = (
    "skill", "certificate", "licence", "qualification", "language", "experience", "schedule", "age",
    "screening", "transport", "physical", "interest", "constraint",
)  # fmt: skip
LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
Floats = NDArray[np.float32]
FORBIDDEN = -30.0


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


def rule_prior(page: Page) -> Floats:
    """What the rules alone say, as label scores per token: kinds with a grammar rarely go without."""
    prior = np.zeros((len(page.tokens), len(LABELS)), dtype=np.float32)
    for number, kind in enumerate(KINDS):
        if kind in RULED:
            prior[:, begin_of(number)] = NO_RULE
            prior[:, begin_of(number) + 1] = NO_RULE_INSIDE
    starts = np.array(page.tokens.starts)
    for hit in reversed(page.hits):
        first, last = np.searchsorted(starts, (hit.start, hit.end))
        label = begin_of(KINDS.index(hit.kind))
        strength = UNLIKELY if hit.rule.endswith(WEAK_RULES) else LIKELY
        prior[first:last, label] = np.maximum(prior[first:last, label], 0.0)
        prior[first:last, label + 1] = strength
        prior[first, label] = strength
    return prior


@dataclass(frozen=True, slots=True)
class ChainWeights:
    """Weights of one document type: rows of feature weights, where a feature's row is, label steps."""

    rows: Floats
    row_of: NDArray[np.int32]
    steps: Floats
    starts: Floats

    def emissions(self, features: NDArray[np.uint32]) -> Floats:
        """Label scores per token, shape (tokens, labels); row 0 is for unknown features."""
        numbers = self.row_of[features]
        size, width = numbers.shape
        ones = np.ones(size * width, dtype=np.float32)
        bounds = np.arange(0, size * width + 1, width)
        counted = csr_array((ones, numbers.ravel(), bounds), shape=(size, len(self.rows)))
        return np.asarray(counted @ self.rows, dtype=np.float32)


def index_rows(features: NDArray[np.int32]) -> NDArray[np.int32]:
    """Row number per hashed feature; 0 for a feature without weights."""
    row_of = np.zeros(1 << BITS, dtype=np.int32)
    row_of[features] = np.arange(1, len(features) + 1, dtype=np.int32)
    return row_of


def _padded(emissions: Floats, sentences: list[tuple[int, int]]) -> tuple[Floats, list[int]]:
    """A block of sentences, which come longest first, and per place how many sentences reach it."""
    sizes = np.array([end - begin for begin, end in sentences])
    block = np.zeros((len(sentences), int(sizes[0]), emissions.shape[1]), dtype=np.float32)
    for n, (begin, end) in enumerate(sentences):
        block[n, : end - begin] = emissions[begin:end]
    reach = (sizes[None, :] > np.arange(sizes[0])[:, None]).sum(axis=1)
    return block, reach.tolist()


def sizes_of(reach: list[int], count: int) -> NDArray[np.int64]:
    """Length of each sentence, from how many reach each place."""
    return np.searchsorted(-np.array(reach), -np.arange(count), side="left")


def best_rows(weights: ChainWeights, block: Floats, reach: list[int]) -> list[list[int]]:
    """Viterbi over a block of padded sentences, shape (sentences, longest, labels), longest first.

    Only the scores are kept on the way; the label before is looked up for the one path that is walked back.
    """
    count, longest, _ = block.shape
    steps = weights.steps[None]
    scores = np.empty_like(block)
    scores[:, 0] = block[:, 0] + weights.starts
    for t in range(1, longest):
        live = reach[t]
        np.max(scores[:live, t - 1, :, None] + steps, axis=1, out=scores[:live, t])
        scores[:live, t] += block[:live, t]
    sizes = sizes_of(reach, count)
    rows = np.zeros((count, longest), dtype=np.int64)
    rows[np.arange(count), sizes - 1] = scores[np.arange(count), sizes - 1].argmax(axis=1)
    into = np.ascontiguousarray(weights.steps.T)
    for t in range(longest - 1, 0, -1):
        live = reach[t]
        rows[:live, t - 1] = (scores[:live, t - 1] + into[rows[:live, t]]).argmax(axis=1)
    return [row[:size] for row, size in zip(rows.tolist(), sizes.tolist(), strict=True)]


def marginals(weights: ChainWeights, block: Floats, reach: list[int]) -> Floats:
    """Probability of every label at every token, by forward and backward passes in scaled space."""
    longest = len(reach)
    steps = np.exp(weights.steps)
    local = np.exp(block - block.max(axis=2, keepdims=True))
    forward = np.zeros_like(block)
    alpha = local[:, 0] * np.exp(weights.starts)
    forward[:, 0] = alpha / alpha.sum(axis=1, keepdims=True)
    for t in range(1, longest):
        live = reach[t]
        alpha = (forward[:live, t - 1] @ steps) * local[:live, t]
        forward[:live, t] = alpha / alpha.sum(axis=1, keepdims=True)
    beta = np.ones((block.shape[0], block.shape[2]), dtype=np.float32)
    result = np.zeros_like(block)
    for t in range(longest - 1, -1, -1):
        live = reach[t]
        product = forward[:live, t] * beta[:live]
        result[:live, t] = product / product.sum(axis=1, keepdims=True)
        if t:
            moved = (local[:live, t] * beta[:live]) @ steps.T
            beta[:live] = moved / moved.sum(axis=1, keepdims=True)
    return result


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
    order = sorted(sentences, key=lambda bounds: bounds[0] - bounds[1])
    paths = best_rows(weights, *_padded(emissions, order))
    chosen = [(bounds, path) for bounds, path in zip(order, paths, strict=True) if any(path)]
    if not chosen:
        return
    chances = marginals(weights, *_padded(emissions, [bounds for bounds, _ in chosen]))
    for n, ((offset, _), path) in enumerate(chosen):
        for begin, end, kind in spans_of(path, 0):
            labels = path[begin:end]
            sure = min(float(chances[n, begin + i, label]) for i, label in enumerate(labels))
            yield offset + begin, offset + end, kind, sure
