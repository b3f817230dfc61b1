"""Train the network beside the chain: slopes worked out by hand, with the loss of the chain (needs scipy)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp_models.augment import augmented
from nlp_models.chain_training import COUNT, fresh_steps, loss_and_slopes
from nlp_models.components.features import BITS, wider_features
from nlp_models.components.net import WIDTH, beside, net_features
from nlp_models.components.tagging import index_rows, rule_prior
from nlp_models.components.weights import DOCUMENTS
from nlp_models.components.wordforms import WordForms
from nlp_models.corpus import GoldText
from nlp_models.prepared import gold_labels, prepared

SIZE, ROUNDS, BATCH, COPIES = 64, 13, 128, 1
SEEN_AT_LEAST = 3
FEATURE_DROPPED, VALUE_DROPPED = 0.3, 0.25
PACE, LAST_PACE, ROW_PACE, FIRST_ROW_SLOPE = 3e-3, 1e-4, 0.05, 1e-4
KEPT, KEPT_SQUARED = 0.9, 0.99
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Params = dict[str, Floats]


@dataclass(slots=True)
class Tokens:
    """All tokens of a corpus: rows of their features, label, what rules say, document type; bounds."""

    rows: NDArray[np.int32]
    labels: Integers
    prior: Floats
    documents: Integers
    bounds: Integers


def _gather(texts: Sequence[GoldText]) -> tuple[Tokens, NDArray[np.int32]]:
    """The tokens, and the hashed features that are kept: row 0 stands for all others."""
    forms = WordForms()
    features, labels, priors, documents, bounds, offset = [], [], [], [], [], 0
    for gold in texts:
        page = prepared(gold)
        size = len(page.tokens)
        if not size:
            continue
        codes, _ = forms.of(page.surfaces())
        features.append(net_features(codes, wider_features(page, codes)).T)
        labels.append(gold_labels(page, gold))
        priors.append(rule_prior(page))
        documents.append(np.full(size, DOCUMENTS.index(gold.document), dtype=np.int64))
        bounds += [(offset + begin, offset + end) for begin, end in page.sentences if end > begin]
        offset += size
    numbers = np.concatenate(features)
    kept = np.flatnonzero(np.bincount(numbers.ravel(), minlength=1 << BITS) >= SEEN_AT_LEAST).astype(np.int32)
    joined = np.concatenate(labels), np.concatenate(priors), np.concatenate(documents)
    return Tokens(index_rows(kept)[numbers], *joined, np.array(bounds)), kept


def _fresh(rows: int, chance: np.random.Generator) -> Params:
    def drawn(high: int, wide: int, spread: float) -> Floats:
        return chance.normal(0.0, spread, (high, wide)).astype(np.float32)

    steps, starts = fresh_steps()
    params = {
        "rows": drawn(rows, SIZE, 0.05),
        "document": np.zeros((len(DOCUMENTS), SIZE), np.float32),
        "first": drawn(3 * SIZE, SIZE, (3 * SIZE) ** -0.5),
        "first_bias": np.zeros(SIZE, np.float32),
        "second": drawn(3 * SIZE, SIZE, (3 * SIZE) ** -0.5),
        "second_bias": np.zeros(SIZE, np.float32),
        "labels": drawn(3 * SIZE, COUNT, 0.1),
        "labels_bias": np.zeros(COUNT, np.float32),
        "steps": steps,
        "starts": starts,
    }
    params["rows"][0] = 0.0
    return params


def back(slope: Floats, firsts: Integers, lasts: Integers) -> Floats:
    """The slope of `beside`: what each token's vector did for itself and for its neighbours."""
    three = slope.reshape(len(slope), 3, -1)
    before, after = three[:, 0].copy(), three[:, 2].copy()
    before[firsts], after[lasts] = 0.0, 0.0
    out = three[:, 1].copy()
    out[:-1] += before[1:]
    out[1:] += after[:-1]
    return out


class Learner:
    """The network while it learns: Adam for the layers, Adagrad with a pace per row for the features."""

    def __init__(self, tokens: Tokens, rows: int, seed: int) -> None:
        self.tokens, self.chance = tokens, np.random.default_rng(seed)
        self.params = _fresh(rows, self.chance)
        self.means = {name: (np.zeros_like(v), np.zeros_like(v)) for name, v in self.params.items()}
        self.row_slopes = np.full(rows, FIRST_ROW_SLOPE, dtype=np.float32)
        self.count = 0

    def _mask(self, shape: tuple[int, ...]) -> Floats:
        kept = self.chance.random(shape) > VALUE_DROPPED
        return np.asarray(kept / np.float32(1 - VALUE_DROPPED), dtype=np.float32)

    def _features(self, at: Integers) -> csr_matrix:
        rows = self.tokens.rows[at]
        kept = self.chance.random(rows.size) > FEATURE_DROPPED
        data = (kept / np.float32((1 - FEATURE_DROPPED) * WIDTH**0.5)).astype(np.float32)
        data[rows.ravel() == 0] = 0.0
        shape = (len(rows), len(self.params["rows"]))
        return csr_matrix((data, rows.ravel(), np.arange(0, rows.size + 1, WIDTH)), shape)

    def learn(self, batch: Integers, pace: float) -> float:
        """One step on some sentences; returns the loss."""
        self.count += 1
        at = np.concatenate([np.arange(begin, end) for begin, end in batch])
        cuts = np.concatenate([[0], np.cumsum(batch[:, 1] - batch[:, 0])])
        firsts, lasts = cuts[:-1], cuts[1:] - 1
        params, documents = self.params, self.tokens.documents[at]
        held = self._features(at)
        masks = [self._mask((len(at), SIZE)) for _ in range(3)]
        values = [(np.asarray(held @ params["rows"]) + params["document"][documents]) * masks[0]]
        wide: list[Floats] = []
        for number, name in enumerate(("first", "second"), 1):
            wide.append(beside(values[-1], firsts, lasts))
            raw = wide[-1] @ params[name] + params[f"{name}_bias"]
            values.append(np.maximum(raw, 0.0) * masks[number])
        top = np.concatenate(values, axis=1)
        scores = top @ params["labels"] + params["labels_bias"] + self.tokens.prior[at]
        loss, slope, steps, starts = loss_and_slopes(
            scores, self.tokens.labels[at], cuts, params["steps"], params["starts"]
        )
        slope /= len(batch)
        slopes = {"labels": top.T @ slope, "labels_bias": slope.sum(axis=0)}
        slopes |= {"steps": steps / len(batch), "starts": starts / len(batch)}
        below = np.split(slope @ params["labels"].T, 3, axis=1)
        for number, name in ((2, "second"), (1, "first")):
            inner = below[number] * masks[number] * (values[number] > 0)
            slopes |= {name: wide[number - 1].T @ inner, f"{name}_bias": inner.sum(axis=0)}
            below[number - 1] = below[number - 1] + back(inner @ params[name].T, firsts, lasts)
        lowest = below[0] * masks[0]
        kinds = range(len(DOCUMENTS))
        slopes["document"] = np.stack([lowest[documents == kind].sum(axis=0) for kind in kinds])
        self._move(slopes, pace)
        self._move_rows(held, lowest)
        return loss

    def _move(self, slopes: Params, pace: float) -> None:
        for name, slope in slopes.items():
            mean, squared = self.means[name]
            mean += (1 - KEPT) * (slope - mean)
            squared += (1 - KEPT_SQUARED) * (slope * slope - squared)
            size = np.sqrt(squared / (1 - KEPT_SQUARED**self.count)) + 1e-7
            self.params[name] -= (pace * mean / (1 - KEPT**self.count) / size).astype(np.float32)

    def _move_rows(self, held: csr_matrix, lowest: Floats) -> None:
        turned = held.T.tocsr()
        seen = np.flatnonzero(np.diff(turned.indptr))
        slope = np.asarray(turned[seen] @ lowest)
        self.row_slopes[seen] += (slope**2).mean(axis=1)
        self.params["rows"][seen] -= ROW_PACE * slope / np.sqrt(self.row_slopes[seen])[:, None]
        self.params["rows"][0] = 0.0


def train_net(texts: Sequence[GoldText], seed: int = 0) -> dict[str, NDArray[np.generic]]:
    """Weights of the network for both document types, as stored."""
    tokens, kept = _gather(augmented(texts, COPIES, seed))
    learner = Learner(tokens, len(kept) + 1, seed)
    total = ROUNDS * -(-len(tokens.bounds) // BATCH)
    for _ in range(ROUNDS):
        order = learner.chance.permutation(len(tokens.bounds))
        for at in range(0, len(order), BATCH):
            pace = PACE * (1 - learner.count / total) + LAST_PACE
            learner.learn(tokens.bounds[order[at : at + BATCH]], pace)
    params = learner.params
    scale = np.float32(np.abs(params["rows"]).max() / 127.0)
    rows = np.round(params.pop("rows") / scale).astype(np.int8)
    return {"features": kept, "rows": rows[1:], "scale": np.asarray(scale), **params}
