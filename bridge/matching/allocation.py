"""Which of the matches become proposals: the set with the highest total score under everybody's caps.

A transport problem with three kinds of capacity (vacancy shortlist, youth, liaison room), solved as a linear
programme with scipy's HiGHS. The youth caps nest inside the liaison caps and the vacancy caps are disjoint:
two laminar families, and the bonus on a youth's first proposal is one more arc of the same flow. The matrix
is totally unimodular, so that every vertex the dual simplex ends at is integral.
The same pairs in the same order give the same set, which is what lets a resumed run go on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import linprog

FIRST_BONUS = 0.1
"""What a youth's first proposal is worth above its score: one for each goes before a fifth for some."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs as parallel arrays: vacancy and youth index, score in [0, 1]."""

    vacancy: npt.NDArray[np.int32]
    youth: npt.NDArray[np.int32]
    score: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Caps:
    """How many proposals each vacancy, youth and liaison can take; `liaison_of[youth]` is an index."""

    vacancy: npt.NDArray[np.int32]
    youth: npt.NDArray[np.int32]
    liaison: npt.NDArray[np.int32]
    liaison_of: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Quality:
    """What an allocation achieves: total score, youths with a proposal, Gini and maximum of exposure."""

    total: float
    covered: int
    gini: float
    most: int


def _cap_row(
    groups: npt.NDArray[np.int32], caps: npt.NDArray[np.int32]
) -> tuple[sparse.csr_matrix, np.ndarray]:
    shape = (len(caps), len(groups))
    ones = np.ones(len(groups))
    return sparse.csr_matrix((ones, (groups, np.arange(len(groups)))), shape=shape), caps.astype(float)


def _first_rows(groups: npt.NDArray[np.int32], youths: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """A youth's first place counts only once they have one: first - sum of their pairs <= 0."""
    ones = sparse.csr_matrix((-np.ones(len(groups)), (groups, np.arange(len(groups)))), (youths, len(groups)))
    return sparse.hstack([ones, sparse.eye(youths, format="csr")], format="csr"), np.zeros(youths)


def allocate(pairs: Pairs, caps: Caps) -> npt.NDArray[np.bool_]:
    """Which pairs to propose: bool per pair. Raises `RuntimeError` if the solver fails."""
    if not len(pairs.score):
        return np.zeros(0, bool)
    n, youths = len(pairs.score), len(caps.youth)
    rows = [
        _cap_row(pairs.vacancy, caps.vacancy),
        _cap_row(pairs.youth, caps.youth),
        _cap_row(caps.liaison_of[pairs.youth], caps.liaison),
    ]
    capped = sparse.vstack([matrix for matrix, _ in rows], format="csr")
    none = sparse.csr_matrix((capped.shape[0], youths))
    first, zero = _first_rows(pairs.youth, youths)
    solved = linprog(
        -np.concatenate([pairs.score.astype(float), np.full(youths, FIRST_BONUS)]),
        A_ub=sparse.vstack([sparse.hstack([capped, none], format="csr"), first], format="csr"),
        b_ub=np.concatenate([*(limits for _, limits in rows), zero]),
        bounds=(0, 1),
        method="highs-ds",
    )
    if solved.x is None:
        raise RuntimeError(f"allocation failed: {solved.message}")
    chosen: npt.NDArray[np.bool_] = solved.x[:n] > 0.5
    return chosen


def greedy(pairs: Pairs, caps: Caps) -> npt.NDArray[np.bool_]:
    """Top-k per vacancy with no thought of the others: the peer that `allocate` is measured against."""
    chosen = np.zeros(len(pairs.score), bool)
    left = caps.vacancy.copy()
    for i in np.argsort(-pairs.score, kind="stable"):
        if left[pairs.vacancy[i]] > 0:
            chosen[i] = True
            left[pairs.vacancy[i]] -= 1
    return chosen


def quality(pairs: Pairs, chosen: npt.NDArray[np.bool_], youths: int) -> Quality:
    """Total score, coverage and concentration of a chosen set over `youths` youths."""
    exposure = np.bincount(pairs.youth[chosen], minlength=youths)
    ordered = np.sort(exposure)
    total = ordered.sum()
    ranks = np.arange(1, youths + 1)
    gini = float((2 * (ranks * ordered).sum() / (youths * total)) - (youths + 1) / youths) if total else 0.0
    return Quality(
        float(pairs.score[chosen].sum()),
        int((exposure > 0).sum()),
        gini,
        int(exposure.max(initial=0)),
    )
