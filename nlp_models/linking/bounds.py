"""Which texts can well have a score: a bound for a quarter of the work of the score itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp_models.linking.model import Vectors

EXACT = 48
"""Directions that are multiplied out; of the others only how long the vectors are there."""
LIKELY = 0.7
"""Share of the product of those lengths that a product over the other directions stays below. All of it is
the most it can be (Cauchy-Schwarz); with 0.6 no phrase of the train and tune parts loses its concept."""
BLOCK = 512
"""Texts per product: small enough that the library multiplies without copying them first."""
ROUNDING = 1e-5
Columns = NDArray[np.intp]


class Bounds:
    """Vectors turned so that the directions in which they differ most come first.

    What a product is over the other directions is bounded by how long both vectors are there: one more row of
    the product; what every text loses is another row.
    """

    def __init__(self, vectors: Vectors, lost: Vectors) -> None:
        along = np.linalg.eigh(vectors.T @ vectors).eigenvectors[:, ::-1]
        self._along = np.ascontiguousarray(along, dtype=np.float32)
        short = self._short(vectors)
        short[:, -1] *= LIKELY
        rows = np.column_stack([short, ROUNDING - lost])
        count, width = -(-len(rows) // BLOCK), rows.shape[1]
        blocks = np.zeros((count * BLOCK, width), dtype=np.float32)
        blocks[:, -1] = -np.inf
        blocks[: len(rows)] = rows
        self._blocks = np.ascontiguousarray(blocks.reshape(count, BLOCK, width).transpose(0, 2, 1))

    def pairs(self, queries: Vectors, least: float) -> tuple[Columns, Columns]:
        """Row of the query and column of the text of every pair that may well score as much as this."""
        short = np.column_stack([self._short(queries), np.ones(len(queries), dtype=np.float32)])
        found = np.flatnonzero(short @ self._blocks >= least)
        block, place = np.divmod(found, max(len(queries), 1) * BLOCK)
        row, column = np.divmod(place, BLOCK)
        return row, block * BLOCK + column

    def _short(self, vectors: Vectors) -> Vectors:
        turned = vectors @ self._along
        rest = turned[:, EXACT:]
        return np.column_stack([turned[:, :EXACT], np.sqrt(np.einsum("ij,ij->i", rest, rest))])
