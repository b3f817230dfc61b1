"""The learned vectors: one per feature, and one per ESCO concept, found by the hash of its labels.

`vectors.npz` is made by `python -m nlp_models.linking.train DIR` from ESCO (European Commission, reuse with
acknowledgement, Decision 2011/833/EU) and the tables of this project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp_models.linking.words import content_words, features, normal

FILE = Path(__file__).resolve().parent / "vectors.npz"
MANY = -2
"""Stands where a label belongs to several concepts, so that it tells none apart."""
UNKNOWN = -1
Vectors = NDArray[np.float32]
_LEVELS = 7
REMEMBERED = 30_000
"""Words whose vector is kept: 25 MB at most."""


def key_of(label: str) -> int:
    """64 bits of a label as `normal` leaves it."""
    return int.from_bytes(hashlib.blake2b(label.encode(), digest_size=8).digest(), "little")


def label_key(text: str) -> int:
    """64 bits of a label, however it is written."""
    return key_of(normal(text))


def unit(vectors: Vectors) -> Vectors:
    """Rows of length one; an empty row stays empty."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-6), dtype=np.float32)


def pack(vectors: Vectors) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Four bits per number and a scale per row: an eighth of the size, hardly a change in the sums."""
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-4) / _LEVELS
    whole = (np.rint(vectors / scale[:, None]) + _LEVELS).astype(np.uint8)
    return whole[:, ::2] | (whole[:, 1::2] << 4), scale.astype(np.float16)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of vectors, as whole numbers with a scale per row: a quarter of the memory."""

    whole: NDArray[np.int8] | Vectors
    scale: Vectors

    @classmethod
    def of(cls, vectors: Vectors) -> Rows:
        """Vectors as they are, while they are learned."""
        return cls(vectors, np.ones(len(vectors), dtype=np.float32))

    @property
    def width(self) -> int:
        """Length of a vector."""
        return int(self.whole.shape[1])

    def take(self, places: NDArray[Any]) -> Vectors:
        """The vectors in these places."""
        return np.asarray(self.whole[places] * self.scale[places, None], dtype=np.float32)

    def total(self, places: NDArray[Any]) -> Vectors:
        """The sum of the vectors in these places."""
        return np.asarray(self.scale[places] @ self.whole[places].astype(np.float32))

    def all(self) -> Vectors:
        """Every vector."""
        return self.take(np.arange(len(self.whole)))


def unpack(packed: NDArray[np.uint8], scale: NDArray[np.float16]) -> Rows:
    """The vectors again."""
    whole = np.empty((packed.shape[0], packed.shape[1] * 2), dtype=np.int8)
    whole[:, ::2] = packed & 15
    whole[:, 1::2] = packed >> 4
    whole -= _LEVELS
    return Rows(whole, scale.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Model:
    """`rows`: vector per feature. `concepts`: vector per ESCO concept. `keys`, sorted, with `owners`."""

    rows: Rows
    concepts: Rows
    keys: NDArray[np.uint64]
    owners: NDArray[np.int32]
    known: dict[str, Vectors] = field(default_factory=dict, repr=False, compare=False)
    """Vectors of words seen before: the words of a trade come again and again."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A vector of length one per text."""
        return self.encode_words([content_words(text) for text in texts])

    def encode_words(self, texts: Sequence[Sequence[str]]) -> Vectors:
        """A vector of length one per list of words: the sum over its words."""
        number: dict[str, int] = {}
        rows = [[number.setdefault(word, len(number)) for word in words] for words in texts]
        table = self.word_vectors(list(number))
        sizes = np.array([len(row) for row in rows], dtype=np.intp)
        flat = np.array([at for row in rows for at in row], dtype=np.intp)
        starts = np.cumsum(sizes) - sizes
        vectors = np.zeros((len(texts), self.rows.width), dtype=np.float32)
        for place in range(max(sizes, default=0)):
            which = np.flatnonzero(sizes > place)
            vectors[which] += table[flat[starts[which] + place]]
        return unit(vectors)

    def word_vectors(self, words: Sequence[str]) -> Vectors:
        """Sum of the features of each word, over the square root of their number."""
        if not words:
            return np.zeros((0, self.rows.width), dtype=np.float32)
        return np.array([self._word_vector(word) for word in words], dtype=np.float32)

    def _word_vector(self, word: str) -> Vectors:
        vector = self.known.get(word)
        if vector is None:
            parts = features(word)
            vector = self.rows.total(parts) / np.float32(np.sqrt(len(parts)))
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[word] = vector
        return vector

    def owners_of(self, labels: Sequence[str]) -> NDArray[np.int32]:
        """Number of the ESCO concept whose label each is, as `normal` leaves it; else `UNKNOWN` or `MANY`."""
        wanted = np.array([key_of(label) for label in labels], dtype=np.uint64)
        if not len(self.keys) or not len(wanted):
            return np.full(len(wanted), UNKNOWN, dtype=np.int32)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[places] == wanted, self.owners[places], UNKNOWN).astype(np.int32)


def save(model: Model, path: Path = FILE) -> None:
    """Write the model, packed."""
    rows, row_scale = pack(model.rows.all())
    concepts, concept_scale = pack(model.concepts.all())
    np.savez_compressed(
        path, rows=rows, row_scale=row_scale, concepts=concepts, concept_scale=concept_scale,
        keys=model.keys, owners=model.owners,
    )  # fmt: skip


@cache
def load(path: Path = FILE) -> Model:
    """The model, read once per process."""
    with np.load(path) as kept:
        return Model(
            rows=unpack(kept["rows"], kept["row_scale"]),
            concepts=unpack(kept["concepts"], kept["concept_scale"]),
            keys=kept["keys"],
            owners=kept["owners"],
        )
