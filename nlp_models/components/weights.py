"""The trained weights as they lie on disk, loaded once per process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.tagging import ChainWeights, index_rows, padded_rows

TRAINED = Path(__file__).resolve().parent.parent / "trained"
DOCUMENTS = ("vacancy", "profile")
HOWS = {
    "vacancy": ("required", "preferred", "offered", "excluded"),
    "profile": ("has", "lacks", "in_progress", "wants", "avoids"),
}
SCOPE_BITS = 18


@dataclass(frozen=True, slots=True)
class ScopeWeights:
    """Weights of the importance or polarity choice: hashed features by answers."""

    rows: NDArray[np.float32]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights of one document type, and the curve from raw to calibrated confidence."""

    chain: ChainWeights
    scope: ScopeWeights
    curve: tuple[tuple[float, ...], tuple[float, ...]]


def scope_weights(stored: Mapping[str, NDArray[Any]], document: str) -> ScopeWeights:
    """Unpack the rows over all hashed features."""
    rows = np.zeros((1 << SCOPE_BITS, len(HOWS[document])), dtype=np.float32)
    rows[stored["scope_features"]] = stored["scope_rows"].astype(np.float32)
    return ScopeWeights(rows, HOWS[document])


@cache
def load_weights(document: str) -> Weights:
    """Read the artefact. Raises FileNotFoundError when nothing was trained yet."""
    stored = np.load(TRAINED / f"{document}.npz")
    meta = json.loads((TRAINED / "model.json").read_text(encoding="utf-8"))
    chain = ChainWeights(
        padded_rows(stored["rows"]),
        index_rows(stored["features"]),
        float(stored["scale"]),
        stored["steps"],
        stored["starts"],
    )
    scope = scope_weights(stored, document)
    curve = meta["curves"][document]
    return Weights(chain, scope, (tuple(curve[0]), tuple(curve[1])))
