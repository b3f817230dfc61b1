"""Train the reader: `python -m nlp_models.train` reads the train part and writes nlp_models/trained/."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack

from nlp_models.augment import augmented
from nlp_models.calibration import Curve, isotonic
from nlp_models.chain_training import Sentences, train_chain
from nlp_models.components import scope
from nlp_models.components.features import BITS, template_strengths, token_features
from nlp_models.components.page import Found, Page
from nlp_models.components.scope_features import SCOPE_BITS
from nlp_models.components.spans import keys_for
from nlp_models.components.tagging import LABELS, rule_prior
from nlp_models.components.weights import DOCUMENTS, HOWS, TRAINED, load_weights
from nlp_models.components.wordforms import WordForms
from nlp_models.corpus import GoldText, load_part
from nlp_models.evaluate import hold_out
from nlp_models.net_training import train_net
from nlp_models.pipeline import mentions
from nlp_models.prepared import gold_labels, prepared
from nlp_models.scoring import pairs
from nlp_models.version import MODEL_NAME, MODEL_VERSION

SEEN_AT_LEAST = 2
UNBENT: Curve = ([0.0, 1.0], [0.0, 1.0])
CHAIN_ROUNDS, COPIES, SEEDS = 6, 2, 3
AT_ONCE = 2
"""Trainings side by side: one of the chain takes about eight gigabytes."""
SCOPE_L2, SCOPE_ROUNDS, SCOPE_PACE = 0.8, 100, 0.07
SMALLEST_WEIGHT, SMALLEST_SCOPE_WEIGHT = 0.06, 0.02
Table = NDArray[np.float32]
STRENGTHS = template_strengths()
Integers = NDArray[np.int64]


def _matrix(numbers: NDArray[np.uint32]) -> csr_matrix:
    rows, width = numbers.shape
    data = np.tile(STRENGTHS, rows)
    return csr_matrix(
        (data, numbers.ravel().astype(np.int64), np.arange(0, rows * width + 1, width)), (rows, 1 << BITS)
    )


def chain_data(
    texts: Sequence[GoldText], pages: Sequence[Page]
) -> tuple[Sentences, Integers, NDArray[np.float32]]:
    """Training data, document type (0 vacancy, 1 profile) per token, and the strength per feature."""
    forms = WordForms()
    strength = np.ones(1 << BITS, dtype=np.float32)
    blocks, labels, bounds, types, priors, offset = [], [], [], [], [], 0
    for gold, page in zip(texts, pages, strict=True):
        if not page.tokens.words:
            continue
        numbers = token_features(page, forms)
        strength[numbers] = STRENGTHS
        blocks.append(_matrix(numbers))
        priors.append(rule_prior(page))
        labels.append(gold_labels(page, gold))
        bounds += [(offset + begin, offset + end) for begin, end in page.sentences]
        types.append(np.full(len(page.tokens), DOCUMENTS.index(gold.document), dtype=np.int64))
        offset += len(page.tokens)
    data = Sentences(vstack(blocks).tocsr(), np.concatenate(labels), bounds, np.concatenate(priors))
    return data, np.concatenate(types), strength


def _shared_and_own(matrix: csr_matrix, types: Integers) -> tuple[csr_matrix, list[Integers]]:
    """Columns [shared | vacancy | profile], only features seen often enough; and the kept numbers of each."""
    parts = [matrix] + [
        matrix.multiply((types == n)[:, None].astype(np.float32)).tocsr() for n in range(len(DOCUMENTS))
    ]
    kept = [np.flatnonzero(np.asarray(part.sum(axis=0)).ravel() >= SEEN_AT_LEAST * 0.75) for part in parts]
    columns = [part.tocsc()[:, numbers] for part, numbers in zip(parts, kept, strict=True)]
    return hstack(columns).tocsr().astype(np.float32), kept


def _tables(texts: Sequence[GoldText], pages: Sequence[Page], seed: int) -> list[tuple[Table, Table, Table]]:
    """Weights per document type over all hashed features, with label steps and starts, of one training."""
    data, types, strength = chain_data(texts, pages)
    data.matrix, kept = _shared_and_own(data.matrix, types)
    weights, steps, starts = train_chain(data, CHAIN_ROUNDS, seed)
    cut = np.cumsum([len(k) for k in kept])
    found = []
    for n in range(len(DOCUMENTS)):
        table = np.zeros((1 << BITS, len(LABELS)), dtype=np.float32)
        table[kept[0]] += weights[: cut[0]]
        table[kept[n + 1]] += weights[cut[n] : cut[n + 1]]
        found.append((table * strength[:, None], steps, starts))
    return found


def _run(texts: Sequence[GoldText], seed: int) -> list[tuple[Table, Table, Table]]:
    """One training on the texts and on mixed copies of them."""
    more = augmented(texts, COPIES, seed)
    return _tables(more, [prepared(gold) for gold in more], seed)


def train_spans(texts: Sequence[GoldText]) -> dict[str, dict[str, NDArray[np.generic]]]:
    """Weights as stored, by file: the chain per document type, as the mean of several trainings on mixed
    texts, and the network for both."""
    with ProcessPoolExecutor(AT_ONCE) as workers:
        chains = [workers.submit(_run, texts, seed) for seed in range(SEEDS)]
        net = workers.submit(train_net, texts)
        runs = [chain.result() for chain in chains]
    stored = {"net": net.result()}
    for n, document in enumerate(DOCUMENTS):
        table, steps, starts = (np.mean([run[n][i] for run in runs], axis=0) for i in range(3))
        features = np.flatnonzero(np.abs(table).max(axis=1) > SMALLEST_WEIGHT)
        rows = table[features]
        scale = np.float32(np.abs(rows).max() / 127.0)
        stored[document] = {
            "features": features.astype(np.int32), "rows": np.round(rows / scale).astype(np.int8),
            "scale": np.asarray(scale), "steps": steps, "starts": starts,
        }  # fmt: skip
    return stored


def gold_found(page: Page, gold: GoldText) -> list[Found]:
    """Gold marks as mentions with the keys that the rules see, as the scope step meets them."""
    return [Found(m.start, m.end, m.kind, keys=keys_for(page, m.start, m.end, m.kind)) for m in gold.marks]


def train_scope(
    texts: Sequence[GoldText], pages: Sequence[Page], answers: tuple[str, ...]
) -> dict[str, NDArray[np.generic]]:
    """Weights of the importance or polarity choice, as stored."""
    rows: list[Integers] = []
    wanted: list[int] = []
    for gold, page in zip(texts, pages, strict=True):
        rows += scope.scope_numbers(page, gold_found(page, gold))
        wanted += [answers.index(mark.how) for mark in gold.marks]
    width = np.array([0, *np.cumsum([len(r) for r in rows])])
    shape = (len(rows), 1 << SCOPE_BITS)
    matrix = csr_matrix((np.ones(width[-1], np.float32), np.concatenate(rows), width), shape)
    kept = np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel() >= SEEN_AT_LEAST)
    weights = _softmax_fit(matrix.tocsc()[:, kept].tocsr(), np.array(wanted), len(answers))
    large = np.abs(weights).max(axis=1) > SMALLEST_SCOPE_WEIGHT
    return {"scope_features": kept[large].astype(np.int32), "scope_rows": weights[large].astype(np.float16)}


def _softmax_fit(matrix: csr_matrix, wanted: Integers, count: int) -> Table:
    """Weights (features, answers) by full-batch Adam with a falling pace."""
    target = np.eye(count, dtype=np.float32)[wanted]
    back = matrix.T.tocsr()
    weights = np.zeros((matrix.shape[1], count), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for number in range(1, SCOPE_ROUNDS + 1):
        scores = np.asarray(matrix @ weights)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = np.asarray(back @ (chances - target)) + SCOPE_L2 * weights
        first += 0.1 * (slope - first)
        second += 0.01 * (slope**2 - second)
        pace = SCOPE_PACE * (1 - (number - 1) / SCOPE_ROUNDS)
        weights -= pace * (first / (1 - 0.9**number)) / (np.sqrt(second / (1 - 0.99**number)) + 1e-6)
    return weights


def of_document(
    texts: Iterable[GoldText], pages: Iterable[Page], document: str
) -> tuple[list[GoldText], list[Page]]:
    """The texts and pages of one document type."""
    pairs = [(g, p) for g, p in zip(texts, pages, strict=True) if g.document == document]
    return [g for g, _ in pairs], [p for _, p in pairs]


def _write_meta(count: int, curves: dict[str, Curve]) -> None:
    meta = {"name": MODEL_NAME, "version": MODEL_VERSION, "texts": count, "curves": curves}
    (TRAINED / "model.json").write_text(json.dumps(meta) + "\n", encoding="utf-8")


def curves_on(texts: Sequence[GoldText]) -> dict[str, Curve]:
    """Per document type, the curve from raw certainty to the share found right in these texts."""
    load_weights.cache_clear()
    curves = {}
    for document in DOCUMENTS:
        raw: list[float] = []
        right: list[bool] = []
        for gold in texts:
            if gold.document == document:
                matched, _, extra = pairs(gold, mentions(gold.text, document))
                raw += [f.confidence for _, f in matched] + [f.confidence for f in extra]
                right += [True] * len(matched) + [False] * len(extra)
        curves[document] = isotonic(raw, right)
    load_weights.cache_clear()
    return curves


def _store(texts: Sequence[GoldText], curves: dict[str, Curve]) -> None:
    """Train on these texts and write the artefact."""
    pages = [prepared(gold) for gold in texts]
    stored = train_spans(texts)
    TRAINED.mkdir(exist_ok=True)
    for document in DOCUMENTS:
        own_texts, own_pages = of_document(texts, pages, document)
        stored[document] |= train_scope(own_texts, own_pages, HOWS[document])
    for name, arrays in stored.items():
        np.savez_compressed(TRAINED / f"{name}.npz", allow_pickle=False, **arrays)
    _write_meta(len(texts), curves)
    load_weights.cache_clear()


def main(arguments: Sequence[str] = ()) -> None:
    """Learn from the train part, measure on the tune part (curve, report); then learn from both and ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args(list(arguments))
    train, tune = load_part("train"), load_part("tune")
    _store(train, dict.fromkeys(DOCUMENTS, UNBENT))
    curves = curves_on(tune)
    _write_meta(len(train), curves)
    load_weights.cache_clear()
    hold_out(tune)
    _store([*train, *tune], curves)
    sys.stdout.write(f"trained on {len(train)} texts, then on {len(train) + len(tune)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
