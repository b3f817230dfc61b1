"""The network beside the chain: neighbours stay within their sentence, and it learns what it is shown."""

from __future__ import annotations

import numpy as np
import pytest

from nlp_models import net_training
from nlp_models.components.net import WIDTH, beside
from nlp_models.components.tagging import LABELS


def test_neighbours_stay_within_their_sentence() -> None:
    values = np.arange(1, 6, dtype=np.float32)[:, None]
    firsts, lasts = np.array([0, 3]), np.array([2, 4])
    assert beside(values, firsts, lasts).tolist() == [[0, 1, 2], [1, 2, 3], [2, 3, 0], [0, 4, 5], [4, 5, 0]]


def test_slopes_go_back_the_way_the_values_came() -> None:
    chance = np.random.default_rng(3)
    values, slope = (chance.normal(size=(6, wide)).astype(np.float32) for wide in (2, 6))
    firsts, lasts = np.array([0, 4]), np.array([3, 5])
    back = net_training.back(slope, firsts, lasts)
    for at in np.ndindex(values.shape):
        moved = np.zeros_like(values)
        moved[at] = 1.0
        felt = float((beside(moved, firsts, lasts) * slope).sum())
        assert back[at] == pytest.approx(felt, abs=1e-5)


def test_it_learns_what_it_is_shown() -> None:
    """Two sorts of words: the second is a skill where it follows the first, so that company decides."""
    chance = np.random.default_rng(5)
    sentences, size = 60, 8
    sorts = chance.integers(1, 4, size=sentences * size)
    after = np.concatenate([[0], sorts[:-1]])
    after[::size] = 0
    labels = np.where((sorts == 2) & (after == 1), LABELS.index("B-skill"), 0)
    bounds = np.array([(n * size, (n + 1) * size) for n in range(sentences)])
    rows = np.repeat(sorts[:, None], WIDTH, axis=1).astype(np.int32)
    prior = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    tokens = net_training.Tokens(rows, labels, prior, np.zeros(len(rows), dtype=np.int64), bounds)
    learner = net_training.Learner(tokens, 4, 0)
    losses = [learner.learn(bounds, 0.02) for _ in range(60)]
    assert losses[-1] < 0.1 * losses[0]
