"""Linear-chain decoding over sentences: best label row and the certainty of every span, in numpy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.tagging import ChainWeights, Floats

SCALED_EVERY, SMALLEST = 8, 1e-30
"""The passes stay within what a float can hold: brought back to one every so many places, never nothing."""


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
    best = emissions[grid.tokens]
    longest, count, size = best.shape
    reach, highest = grid.reach, np.maximum.reduce
    steps = np.repeat(weights.steps[:, None], count, axis=1)
    room = np.empty(steps.size, dtype=np.float32)
    best[0] += weights.starts
    for t in range(1, longest):
        live = reach[t]
        ways = room[: size * live * size].reshape(size, live, size)
        np.add(best[t - 1, :live].T[:, :, None], steps[:, :live], out=ways)
        best[t, :live] += highest(ways, axis=0)
    into = np.ascontiguousarray(weights.steps.T)
    rows = np.zeros((longest, count), dtype=np.intp)
    rows[-1, : reach[-1]] = best[-1, : reach[-1]].argmax(axis=1)
    for t in range(longest - 2, -1, -1):
        onward, live = reach[t + 1], reach[t]
        best[t, :onward] += into.take(rows[t + 1, :onward], axis=0)
        rows[t, :live] = best[t, :live].argmax(axis=1)
    labels = np.zeros(len(emissions), dtype=np.intp)
    labels[grid.tokens[grid.live]] = rows[grid.live]
    return labels


def certainties(
    weights: ChainWeights, emissions: Floats, grid: Grid, labels: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Probability of its label at every token, by passes from both ends of the sentences side by side."""
    steps = np.exp(weights.steps.astype(np.float64))
    both = np.stack([steps, steps.T])
    local = np.exp(emissions - emissions.max(axis=1, keepdims=True))
    local = np.maximum(local, SMALLEST).astype(np.float64)
    ways = local[np.stack([grid.tokens, grid.turned], axis=1)]
    ways[0, 0] *= np.exp(weights.starts)
    for t in range(1, len(ways)):
        live = grid.reach[t]
        ways[t, :, :live] *= ways[t - 1, :, :live] @ both
        if t % SCALED_EVERY == 0:
            ways[t] /= ways[t].sum(axis=2, keepdims=True)
    by_token = ways.transpose(0, 2, 1, 3)[grid.live]
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
