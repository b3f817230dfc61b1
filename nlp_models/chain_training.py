"""Train the span tagger: a conditional random field over hashed features, by L-BFGS (needs scipy)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from nlp_models.components.tagging import FORBIDDEN, LABELS, allowed_steps

Floats = NDArray[np.float32]
COUNT = len(LABELS)


@dataclass(slots=True)
class Sentences:
    """All sentences of a corpus: token features, label per token, sentence bounds, weight per sentence."""

    matrix: csr_matrix
    labels: NDArray[np.int64]
    bounds: list[tuple[int, int]]
    prior: Floats


@dataclass(slots=True)
class Group:
    """Sentences of like length: token numbers padded with -1, shape (sentences, longest)."""

    numbers: NDArray[np.int64]


def group_by_size(bounds: Sequence[tuple[int, int]]) -> list[Group]:
    """Sort by length and cut so that little is padded."""
    ordered = sorted((b for b in bounds if b[1] > b[0]), key=lambda b: b[1] - b[0])
    groups, at = [], 0
    while at < len(ordered):
        longest = max(4, int((ordered[at][1] - ordered[at][0]) * 1.25) + 1)
        upto = at
        while upto < len(ordered) and ordered[upto][1] - ordered[upto][0] <= longest:
            upto += 1
        rows = ordered[at:upto]
        numbers = np.full((len(rows), max(e - b for b, e in rows)), -1, dtype=np.int64)
        for n, (begin, end) in enumerate(rows):
            numbers[n, : end - begin] = np.arange(begin, end)
        groups.append(Group(numbers))
        at = upto
    return groups


def _group_gradient(
    emissions: Floats, labels: NDArray[np.int64], group: Group, steps: Floats, starts: Floats
) -> tuple[float, Floats, Floats, Floats]:
    """Loss of a group; gradients for its emissions (rows as `group.numbers`), steps and starts."""
    numbers = group.numbers
    live = numbers >= 0
    count, longest = numbers.shape
    block = emissions[np.maximum(numbers, 0)]
    gold = labels[np.maximum(numbers, 0)]
    peak = block.max(axis=2, keepdims=True)
    local = np.exp(block - peak)
    exp_steps, exp_starts = np.exp(steps), np.exp(starts)
    forward = np.zeros_like(block)
    scale = np.ones((count, longest), dtype=np.float64)
    alpha = local[:, 0] * exp_starts
    for t in range(longest):
        if t:
            alpha = (forward[:, t - 1] @ exp_steps) * local[:, t]
        total = np.maximum(alpha.sum(axis=1), 1e-30)
        scale[:, t] = np.where(live[:, t], total, 1.0)
        forward[:, t] = alpha / total[:, None]
    rows = np.arange(count)
    log_z = (np.log(scale) + np.where(live, peak[:, :, 0], 0.0)).sum()
    gold_score = (block[rows[:, None], np.arange(longest), gold] * live).sum() + starts[gold[:, 0]].sum()
    beta = np.ones((count, COUNT), dtype=np.float32)
    d_block = np.zeros_like(block)
    d_steps = np.zeros_like(steps)
    for t in range(longest - 1, -1, -1):
        product = forward[:, t] * beta
        d_block[:, t] = product / np.maximum(product.sum(axis=1, keepdims=True), 1e-30) * live[:, t, None]
        if t:
            now = live[:, t]
            weighted = local[:, t] * beta
            d_steps += _pair_counts(forward[now, t - 1], weighted[now], exp_steps)
            moved = weighted @ exp_steps.T
            moved /= np.maximum(moved.sum(axis=1, keepdims=True), 1e-30)
            beta = np.where(now[:, None], moved, 1.0).astype(np.float32)
            np.add.at(d_steps, (gold[now, t - 1], gold[now, t]), -1.0)
            gold_score += steps[gold[now, t - 1], gold[now, t]].sum()
    d_starts = d_block[:, 0].sum(axis=0) - np.bincount(gold[:, 0], minlength=COUNT)
    d_block[rows[:, None], np.arange(longest), gold] -= live
    return float(log_z - gold_score), d_block, d_steps, d_starts.astype(np.float32)


def _pair_counts(left: Floats, right: Floats, exp_steps: Floats) -> Floats:
    """Expected label pairs of one step, summed over sentences, each normalised to one."""
    totals = np.maximum(((left @ exp_steps) * right).sum(axis=1), 1e-30)
    return np.asarray(exp_steps * (left.T @ (right / totals[:, None])), dtype=np.float32)


def train_chain(
    data: Sentences, l2: float, rounds: int, start: Floats | None = None
) -> tuple[Floats, Floats, Floats]:
    """Weights (features, labels), label steps and starts that make the gold labels likeliest."""
    groups = group_by_size(data.bounds)
    matrix, transposed = data.matrix, data.matrix.T.tocsr()
    features = matrix.shape[1]
    forbidden = ~allowed_steps()
    inside = np.array([label.startswith("I-") for label in LABELS])

    def unpack(flat: NDArray[np.float64]) -> tuple[Floats, Floats, Floats]:
        weights = flat[: features * COUNT].reshape(features, COUNT).astype(np.float32)
        steps = flat[features * COUNT : -COUNT].reshape(COUNT, COUNT).astype(np.float32).copy()
        starts = flat[-COUNT:].astype(np.float32).copy()
        steps[forbidden], starts[inside] = FORBIDDEN, FORBIDDEN
        return weights, steps, starts

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, steps, starts = unpack(flat)
        emissions = np.asarray(matrix @ weights) + data.prior
        d_emissions = np.zeros_like(emissions)
        d_steps, d_starts, total = np.zeros_like(steps), np.zeros_like(starts), 0.0
        for group in groups:
            value, d_block, more_steps, more_starts = _group_gradient(
                emissions, data.labels, group, steps, starts
            )
            live = group.numbers >= 0
            d_emissions[group.numbers[live]] = d_block[live]
            d_steps += more_steps
            d_starts += more_starts
            total += value
        d_steps[forbidden], d_starts[inside] = 0, 0
        gradient = np.concatenate([np.asarray(transposed @ d_emissions).ravel(), d_steps.ravel(), d_starts])
        gradient = gradient.astype(np.float64) + l2 * flat
        return total + 0.5 * l2 * float(flat @ flat), gradient

    flat = np.zeros(features * COUNT + COUNT * COUNT + COUNT)
    if start is not None:
        flat[: start.size] = start.ravel()
    done = minimize(loss, flat, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 6})
    return unpack(done.x)
