"""Train the span tagger: a conditional random field over hashed features, by Adagrad (needs scipy)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp_models.components.tagging import FORBIDDEN, LABELS, allowed_steps

Floats = NDArray[np.float32]
COUNT = len(LABELS)
RATE, FIRST_PACE, BATCH, DROPPED = 0.07, 0.01, 400, 0.4


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


def loss_and_slopes(
    emissions: Floats, labels: NDArray[np.int64], cuts: NDArray[np.int64], steps: Floats, starts: Floats
) -> tuple[float, Floats, Floats, Floats]:
    """Loss of sentences that lie end to end, cut at `cuts`; slopes of their scores, steps and starts."""
    slopes, loss = np.zeros_like(emissions), 0.0
    d_steps, d_starts = np.zeros_like(steps), np.zeros_like(starts)
    for group in group_by_size([(int(b), int(e)) for b, e in itertools.pairwise(cuts)]):
        value, block, more_steps, more_starts = _group_gradient(emissions, labels, group, steps, starts)
        live = group.numbers >= 0
        slopes[group.numbers[live]] = block[live]
        d_steps += more_steps
        d_starts += more_starts
        loss += value
    d_steps[steps <= FORBIDDEN], d_starts[starts <= FORBIDDEN] = 0, 0
    return loss, slopes, d_steps, d_starts


def _pair_counts(left: Floats, right: Floats, exp_steps: Floats) -> Floats:
    """Expected label pairs of one step, summed over sentences, each normalised to one."""
    totals = np.maximum(((left @ exp_steps) * right).sum(axis=1), 1e-30)
    return np.asarray(exp_steps * (left.T @ (right / totals[:, None])), dtype=np.float32)


@dataclass(slots=True)
class Learner:
    """Weights while they are learnt, with the squared gradients that set each weight's own pace (Adagrad)."""

    weights: Floats
    steps: Floats
    starts: Floats
    paces: tuple[Floats, Floats, Floats]


def fresh_steps() -> tuple[Floats, Floats]:
    """Label steps and starts that know nothing yet but what is never allowed."""
    steps, starts = np.zeros((COUNT, COUNT), np.float32), np.zeros(COUNT, np.float32)
    steps[~allowed_steps()] = FORBIDDEN
    starts[[label.startswith("I-") for label in LABELS]] = FORBIDDEN
    return steps, starts


def _new_learner(features: int) -> Learner:
    values = (np.zeros((features, COUNT), np.float32), *fresh_steps())
    paces = tuple(np.full_like(value, FIRST_PACE) for value in values)
    return Learner(*values, (paces[0], paces[1], paces[2]))


def _learn(learner: Learner, data: Sentences, batch: NDArray[np.int64], chance: np.random.Generator) -> float:
    """One step on some sentences, a share of their features dropped; returns the loss."""
    rows = np.concatenate([np.arange(begin, end) for begin, end in batch])
    cuts = np.concatenate([[0], np.cumsum(batch[:, 1] - batch[:, 0])])
    matrix = data.matrix[rows]
    matrix.data *= (chance.random(matrix.nnz) > DROPPED) / np.float32(1 - DROPPED)
    emissions = np.asarray(matrix @ learner.weights) + data.prior[rows]
    loss, d_emissions, d_steps, d_starts = loss_and_slopes(
        emissions, data.labels[rows], cuts, learner.steps, learner.starts
    )
    transposed = matrix.T.tocsr()
    seen = np.flatnonzero(np.diff(transposed.indptr))
    gradient = np.asarray(transposed[seen] @ d_emissions)
    learner.paces[0][seen] += gradient**2
    learner.weights[seen] -= RATE * gradient / np.sqrt(learner.paces[0][seen])
    for values, slope, pace in (
        (learner.steps, d_steps, learner.paces[1]),
        (learner.starts, d_starts, learner.paces[2]),
    ):
        pace += slope**2
        values -= RATE * slope / np.sqrt(pace)
    return loss


def train_chain(data: Sentences, rounds: int, seed: int = 0) -> tuple[Floats, Floats, Floats]:
    """Weights (features, labels), label steps and starts; the mean over the later rounds."""
    chance = np.random.default_rng(seed)
    learner = _new_learner(data.matrix.shape[1])
    bounds = np.array([b for b in data.bounds if b[1] > b[0]])
    sums = [np.zeros_like(a) for a in (learner.weights, learner.steps, learner.starts)]
    kept = 0
    for number in range(rounds):
        order = chance.permutation(len(bounds))
        for at in range(0, len(order), BATCH):
            _learn(learner, data, bounds[order[at : at + BATCH]], chance)
        if number >= rounds // 2:
            kept += 1
            for total, now in zip(sums, (learner.weights, learner.steps, learner.starts), strict=True):
                total += now
    mean = [(total / kept).astype(np.float32) for total in sums]
    return mean[0], mean[1], mean[2]
