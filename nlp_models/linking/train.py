"""Learn the linker's vectors: `python -m nlp_models.linking.train ESCO_DIR [--steps N] [--without FILE]`.

Texts that mean the same are drawn together, all others of the batch pushed away (contrastive loss, Adagrad).
No query or answer of a test set is seen; `--without` leaves out the synonyms that hold a query of a file, to
measure what the rest is worth. About fifteen minutes on one core; the same seed gives the same vectors.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import typer
from numpy.typing import NDArray
from scipy import sparse

from nlp_models.linking import examples as source
from nlp_models.linking.examples import Draw, Examples, Pair, Thing
from nlp_models.linking.model import FILE, MANY, Model, Rows, Vectors, label_key, save, unit
from nlp_models.linking.words import ROWS, content_words, features

WIDTH = 192
BATCH = 512
SHARPNESS = 14.0
"""One over the temperature of the loss."""
RATE = 0.05
KEPT = 0.55
"""Share of the features of a text that a step sees, so that none is leant on alone."""
WORDS_SEEN = 9
SEED = 7
MIXES: tuple[tuple[str, ...], ...] = (
    ("occupation", "occupation_group"),
    ("skill", "skill_group"),
    ("occupation", "occupation_group", "skill", "skill_group"),
)
"""Kinds that one batch draws from, in turn: telling like from like is the harder lesson."""


def matrix(texts: Sequence[str], generator: np.random.Generator | None = None) -> sparse.csr_matrix:
    """Texts by features, as the model adds them up; with a generator only some features."""
    parts = [
        [features(word) for word in content_words(text)[:WORDS_SEEN]] or [features("")] for text in texts
    ]
    flat = [part for some in parts for part in some]
    columns = np.concatenate(flat)
    values = np.concatenate([np.full(len(p), 1 / np.sqrt(len(p)), dtype=np.float32) for p in flat])
    ends = np.cumsum([0, *(sum(map(len, some)) for some in parts)])
    if generator is not None:
        kept = generator.random(len(columns), dtype=np.float32) < KEPT
        ends = np.concatenate([[0], np.cumsum(kept)])[ends]
        columns, values = columns[kept], values[kept]
    return sparse.csr_matrix((values, columns, ends), shape=(len(texts), ROWS))


def first_vectors(labels: Sequence[str], generator: np.random.Generator) -> Vectors:
    """Chance directions, longer for rare features: close to plain letter-group search before any learning."""
    counts = np.bincount(matrix(labels).indices, minlength=ROWS)
    rarity = np.log((1 + len(labels)) / (1 + counts)).astype(np.float32)
    chance = generator.standard_normal((ROWS, WIDTH), dtype=np.float32)
    return np.asarray(chance * (rarity[:, None] / (10 * np.sqrt(WIDTH))), dtype=np.float32)


def _softmax(scores: Vectors) -> Vectors:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


@dataclass(slots=True)
class Learner:
    """The vectors while they are learned, and Adagrad's sums."""

    rows: Vectors
    sums: Vectors
    generator: np.random.Generator

    def step(self, pairs: Sequence[Pair], rate: float) -> float:
        """Move the vectors for one batch. Gives the loss."""
        texts = ([one for one, _, _ in pairs], [other for _, other, _ in pairs])
        sides = [matrix(some, self.generator) for some in texts]
        sums = [np.asarray(side @ self.rows, dtype=np.float32) for side in sides]
        lengths = [np.linalg.norm(part, axis=1, keepdims=True) + 1e-6 for part in sums]
        one, other = (part / length for part, length in zip(sums, lengths, strict=True))
        scores = one @ other.T * SHARPNESS
        meant = np.array([pair[2] for pair in pairs])
        alike = meant[:, None] == meant[None, :]
        np.fill_diagonal(alike, False)
        scores[alike] = -1e4
        ahead, back = _softmax(scores), _softmax(scores.T).T
        slope = (ahead + back) * (SHARPNESS / 2)
        slope[np.diag_indices(len(pairs))] -= SHARPNESS
        pulls = [slope @ other, slope.T @ one]
        for at, vectors in enumerate((one, other)):
            along = (pulls[at] * vectors).sum(axis=1, keepdims=True)
            pulls[at] = (pulls[at] - along * vectors) / lengths[at]
        self._move(sparse.vstack(sides).tocsr(), np.vstack(pulls), rate)
        return float(-np.log(np.diag(ahead) + 1e-9).mean())

    def _move(self, seen: sparse.csr_matrix, pulls: Vectors, rate: float) -> None:
        touched, places = np.unique(seen.indices, return_inverse=True)
        compact = sparse.csr_matrix((seen.data, places, seen.indptr), shape=(seen.shape[0], len(touched)))
        change = np.asarray(compact.T @ pulls, dtype=np.float32)
        self.sums[touched] += (change**2).mean(axis=1)
        self.rows[touched] -= rate * change / np.sqrt(self.sums[touched])[:, None]


def learn(examples: Examples, steps: int) -> Vectors:
    """The feature vectors."""
    generator = np.random.default_rng(SEED)
    chance = random.Random(SEED)  # noqa: S311 - chance for training, not for secrets
    mixes = [_weighed(source.draws(examples, chance, kinds)) for kinds in MIXES]
    labels = [label for thing in examples.things for label in thing.labels]
    learner = Learner(first_vectors(labels, generator), np.full(ROWS, 1e-3, dtype=np.float32), generator)
    begun, loss = time.monotonic(), 0.0
    for step in range(steps):
        weights, ways = mixes[step % len(mixes)]
        pairs = [draw() for draw in chance.choices(ways, weights, k=BATCH)]
        loss += 0.02 * (learner.step(pairs, RATE * (1 - 0.95 * step / steps)) - loss)
        if (step + 1) % 250 == 0:
            sys.stderr.write(f"{step + 1} of {steps}, loss {loss:.3f}, {time.monotonic() - begun:.0f} s\n")
    return learner.rows


def _weighed(ways: list[tuple[float, Draw]]) -> tuple[list[float], list[Draw]]:
    return [weight for weight, _ in ways], [draw for _, draw in ways]


def with_concepts(rows: Vectors, examples: Examples) -> Model:
    """The model: feature vectors, the middle of each thing's labels, and which labels are whose."""
    model = Model(Rows.of(rows), Rows.of(rows[:0]), np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int32))
    things = [thing for thing in examples.things if thing.dutch or thing.english]
    middles = np.zeros((len(things), WIDTH), dtype=np.float32)
    for at, thing in enumerate(things):
        middles[at] = model.encode(thing.dutch or thing.english).mean(axis=0)
        if thing.english:
            middles[at] += ENGLISH_SHARE * model.encode(thing.english).mean(axis=0)
    owners = _owners(things)
    ordered = sorted(owners)
    keys: NDArray[np.uint64] = np.array(ordered, dtype=np.uint64)
    numbers = np.array([owners[key] for key in ordered], dtype=np.int32)
    return Model(Rows.of(rows), Rows.of(unit(middles)), keys, numbers)


def _owners(things: Sequence[Thing]) -> dict[int, int]:
    """Whose label each is; a group's only where no concept has it, `MANY` where several concepts do."""
    owners: dict[int, int] = {}
    for wide in (False, True):
        taken = set(owners) if wide else set()
        for at, thing in enumerate(things):
            for label in thing.labels if thing.kind.endswith("_group") is wide else ():
                key = label_key(label)
                if key not in taken:
                    owners[key] = at if owners.get(key, at) == at else MANY
    return owners


ENGLISH_SHARE = 2.0
"""How much the English labels count beside the Dutch in the middle of a concept: they bring what is new."""


def main(esco: Path, steps: int = 4500, without: list[Path] | None = None, out: Path = FILE) -> None:
    """Learn and write the vectors."""
    examples = source.read(esco)
    lines = (line for path in without or [] for line in path.read_text("utf-8").splitlines())
    hidden = {line.split("\t")[-1].strip().lower() for line in lines}
    groups = [g for g in examples.groups if hidden.isdisjoint(form.lower() for form in g)]
    examples = replace(examples, groups=groups)
    save(with_concepts(learn(examples, steps), examples), out)


if __name__ == "__main__":
    typer.run(main)
