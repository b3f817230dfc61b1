"""The trained weights as they lie on disk, loaded once per process."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.features import wider_features
from nlp_models.components.net import CHAIN_SHARE, NET_SHARE, Net, net_features
from nlp_models.components.page import Page
from nlp_models.components.scope_features import SCOPE_BITS, Family, Part, numbers_of
from nlp_models.components.tagging import ChainWeights, Floats, index_rows, padded_rows, rule_prior

TRAINED = Path(__file__).resolve().parent.parent / "trained"
DOCUMENTS = ("vacancy", "profile")
HOWS = {
    "vacancy": ("required", "preferred", "offered", "excluded"),
    "profile": ("has", "lacks", "in_progress", "wants", "avoids"),
}


class ScopeWeights:
    """Weights of the importance or polarity choice: hashed features by answers.

    What an item around a mention adds is kept once it was met, bounded.
    """

    def __init__(self, rows: NDArray[np.float32], answers: tuple[str, ...], limit: int = 150_000) -> None:
        self.answers = answers
        self._features, self._limit = len(rows), limit
        self._rows = rows
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._places: dict[Family, dict[Any, int]] = defaultdict(dict)
        self._new: list[tuple[int, ...]] = []
        self._met = 0
        self._rows = self._rows[: self._features]
        self._size = self._features

    def scores(self, mentions: Sequence[Sequence[Part]]) -> NDArray[np.float32]:
        """Scores of every answer, shape (mentions, answers)."""
        with self._lock:
            if self._met > self._limit:
                self._forget()
            places: list[int] = []
            begins: list[int] = []
            for parts in mentions:
                begins.append(len(places))
                for family, items in parts:
                    known = self._places[family]
                    found = list(map(known.get, items))
                    if None in found:
                        self._learn(family, items)
                        found = [known[item] for item in items]
                    places += found  # type: ignore[arg-type]
            self._fill()
            return np.add.reduceat(self._rows[places], begins, axis=0)

    def _learn(self, family: Family, items: Sequence[Any]) -> None:
        """Give new items their place: the row of their feature, or one for the sum of several."""
        known = self._places[family]
        for item in items:
            if item not in known:
                numbers = numbers_of(family, item)
                self._met += 1
                if len(numbers) > 1:
                    self._new.append(numbers)
                known[item] = self._size + len(self._new) - 1 if len(numbers) > 1 else numbers[0]

    def _fill(self) -> None:
        new, self._new = self._new, []
        if not new:
            return
        begin, self._size = self._size, self._size + len(new)
        if self._size > len(self._rows):
            room = np.zeros((max(len(self._rows) // 4, len(new)), len(self.answers)), dtype=np.float32)
            self._rows = np.concatenate([self._rows, room])
        begins = np.cumsum([0, *map(len, new[:-1])])
        numbers = [number for each in new for number in each]
        self._rows[begin : self._size] = np.add.reduceat(self._rows[numbers], begins, axis=0)


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights of one document type, and the curve from raw to calibrated confidence."""

    chain: ChainWeights
    net: Net
    scope: ScopeWeights
    curve: tuple[tuple[float, ...], tuple[float, ...]]

    def label_scores(self, page: Page) -> Floats:
        """What chain, network and rules say of every label together, shape (tokens, labels)."""
        codes, near = self.chain.forms.of(page.surfaces())
        wider = wider_features(page, codes)
        scores = self.chain.scores(near, wider)
        scores += self.net.scores(net_features(codes, wider), page.sentences)
        scores += np.float32(CHAIN_SHARE + NET_SHARE) * rule_prior(page)
        return scores


def scope_weights(stored: Mapping[str, NDArray[Any]], document: str) -> ScopeWeights:
    """Unpack the rows over all hashed features."""
    rows = np.zeros((1 << SCOPE_BITS, len(HOWS[document])), dtype=np.float32)
    rows[stored["scope_features"]] = stored["scope_rows"].astype(np.float32)
    return ScopeWeights(rows, HOWS[document])


def net_weights(document: str) -> Net:
    """Read the network; its say is weighed by its share."""
    stored = np.load(TRAINED / "net.npz")
    names = ("first", "second")
    return Net(
        np.pad(stored["rows"], ((1, 0), (0, 0))),
        index_rows(stored["features"]),
        float(stored["scale"]),
        stored["document"][DOCUMENTS.index(document)],
        tuple((stored[name], stored[f"{name}_bias"]) for name in names),
        (NET_SHARE * stored["labels"], NET_SHARE * stored["labels_bias"]),
        NET_SHARE * stored["steps"],
        NET_SHARE * stored["starts"],
    )


@cache
def load_weights(document: str) -> Weights:
    """Read the artefact. Raises FileNotFoundError when nothing was trained yet."""
    stored = np.load(TRAINED / f"{document}.npz")
    meta = json.loads((TRAINED / "model.json").read_text(encoding="utf-8"))
    net = net_weights(document)
    chain = ChainWeights(
        padded_rows(stored["rows"]),
        index_rows(stored["features"]),
        CHAIN_SHARE * float(stored["scale"]),
        CHAIN_SHARE * stored["steps"] + net.steps,
        CHAIN_SHARE * stored["starts"] + net.starts,
    )
    scope = scope_weights(stored, document)
    curve = meta["curves"][document]
    return Weights(chain, net, scope, (tuple(curve[0]), tuple(curve[1])))
