"""A small network beside the chain: it sees words in their company, where the chain adds up single signs.

Features of a token and of its context become one vector; two layers look at a token and its neighbours; all
three together say something of every label. Its label scores are added to those of the chain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.features import CONTEXT, OWN, own_features
from nlp_models.components.wordforms import PAD, Codes

Floats = NDArray[np.float32]
SEEN = (
    "hit", "section", "shape", "place", "cue", "cue_far", "you", "term", "second_hit", "last", "first_word",
    "since", "first_class", "next_stop", "opening", "hit_key", "size", "scope_before", "scope_after",
)  # fmt: skip
CONTEXT_AT = [CONTEXT.index(name) - len(CONTEXT) for name in SEEN]
WIDTH = len(OWN) + len(SEEN)
NET_SHARE, CHAIN_SHARE = 0.4, 0.8
"""How much the label scores of the network and of the chain count, chosen on the tune part."""


def net_features(codes: Codes, wider: Codes) -> Codes:
    """Hashed features of the network, shape (WIDTH, tokens), from codes with PAD and `wider_features`."""
    return np.concatenate([own_features(codes[PAD : len(codes) - PAD]), wider[CONTEXT_AT]])


def beside(values: Floats, firsts: NDArray[np.intp], lasts: NDArray[np.intp]) -> Floats:
    """Each token's vector between those of its neighbours in the sentence, shape (tokens, 3 x size)."""
    size, wide = values.shape
    three = np.zeros((size, 3, wide), dtype=np.float32)
    three[1:, 0], three[:, 1], three[:-1, 2] = values[:-1], values, values[1:]
    three[firsts, 0] = 0.0
    three[lasts, 2] = 0.0
    return three.reshape(size, 3 * wide)


@dataclass(frozen=True, slots=True)
class Net:
    """Weights: a vector per feature in whole steps, one per document type, two layers, and the labels."""

    rows: NDArray[np.int8]
    row_of: NDArray[np.int32]
    scale: float
    document: Floats
    layers: tuple[tuple[Floats, Floats], ...]
    labels: tuple[Floats, Floats]
    steps: Floats
    starts: Floats

    def scores(self, features: Codes, sentences: list[tuple[int, int]]) -> Floats:
        """Label scores per token, shape (tokens, labels), of `net_features`."""
        rows = self.rows.take(self.row_of.take(features), axis=0).sum(axis=0, dtype=np.int16)
        values = rows * np.float32(self.scale / np.sqrt(WIDTH)) + self.document
        firsts, ends = np.array(sentences).T
        seen = [values]
        for weights, bias in self.layers:
            values = np.maximum(beside(values, firsts, ends - 1) @ weights + bias, 0.0)
            seen.append(values)
        out: Floats = np.concatenate(seen, axis=1) @ self.labels[0] + self.labels[1]
        return out
