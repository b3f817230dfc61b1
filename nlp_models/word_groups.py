"""Make tables/word_groups.csv: words that occur in like company get one number.

`python -m nlp_models.word_groups ESCO_DIR` counts neighbours in ESCO labels and descriptions (European
Commission, ESCO) and in the train part, factors the counts and clusters the words (needs scipy).
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds

from nlp_models.components.table_files import TABLES
from nlp_models.corpus import load_part
from nlp_models.tokens import fold, tokenise

OFFSETS = (-2, -1, 1, 2)
SEEN_AT_LEAST, MOST_WORDS, NEIGHBOURS, DIMENSIONS = 4, 16_000, 3_000, 60
FINE, COARSE, ROUNDS = 160, 32, 25
OWN_WEIGHT = 3


def _texts(esco: Path) -> Iterator[str]:
    for gold in load_part("train") * OWN_WEIGHT:
        yield gold.text
    for language in ("nl", "en"):
        for table in ("occupations", "skills"):
            with (esco / language / f"{table}_{language}.csv").open(encoding="utf-8", newline="") as handle:
                for row in csv.DictReader(handle):
                    yield row["preferredLabel"]
                    yield row.get("description") or ""
                    if language == "nl":
                        yield from (row["altLabels"] or "").split("\n")


def _sentences(esco: Path) -> list[list[str]]:
    return [[w for w in tokenise(fold(text)).words if w[0].isalpha() or w in ",.:"] for text in _texts(esco)]


def _neighbour_counts(sentences: list[list[str]], words: list[str]) -> csr_matrix:
    row_of = {word: n for n, word in enumerate(words)}
    column_of = {word: n for n, word in enumerate(words[:NEIGHBOURS])}
    rows, columns = [], []
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for place, offset in enumerate(OFFSETS):
                at = i + offset
                if word in row_of and 0 <= at < len(sentence) and sentence[at] in column_of:
                    rows.append(row_of[word])
                    columns.append(column_of[sentence[at]] + place * len(column_of))
    shape = (len(words), len(OFFSETS) * len(column_of))
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape)


def _vectors(counts: csr_matrix) -> NDArray[np.float64]:
    """Positive pointwise mutual information, factored; unit rows."""
    by_row = np.asarray(counts.sum(axis=1)).ravel()
    by_column = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    entries: coo_matrix = counts.tocoo()
    share = by_column[entries.col] / by_column.sum()
    surprise = np.maximum(np.log(entries.data / (by_row[entries.row] * share)), 0)
    left, strength, _ = svds(
        csr_matrix((surprise, (entries.row, entries.col)), counts.shape), DIMENSIONS, random_state=0
    )
    vectors = left * np.sqrt(strength)
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9))


def _groups(vectors: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Spherical k-means from frequent words."""
    choice = np.random.default_rng(0).choice(min(6000, len(vectors)), count, replace=False)
    centres = vectors[choice]
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        for n in range(count):
            members = vectors[nearest == n]
            if len(members):
                centre = members.mean(axis=0)
                centres[n] = centre / (np.linalg.norm(centre) + 1e-9)
    return nearest


def main() -> None:
    """Write the table."""
    sentences = _sentences(Path(sys.argv[1]))
    times = Counter(word for sentence in sentences for word in sentence)
    words = [word for word, seen in times.most_common(MOST_WORDS) if seen >= SEEN_AT_LEAST]
    vectors = _vectors(_neighbour_counts(sentences, words))
    rows = zip(words, _groups(vectors, FINE), _groups(vectors, COARSE), strict=True)
    with (TABLES / "word_groups.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("word", "fine", "coarse"))
        writer.writerows(sorted((word, fine, coarse) for word, fine, coarse in rows if word[0].isalpha()))


if __name__ == "__main__":
    main()
