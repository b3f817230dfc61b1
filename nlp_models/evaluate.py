"""Measure the reader: `python -m nlp_models.evaluate` prints tune and test per kind with intervals.

With `--write` it also writes docs/reading-quality.md. Errors are shown for the tune part only: the test part
is for reporting, so its texts and errors are never printed. Training leaves the tune figures in
trained/held-out.md, of weights that had not seen that part.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nlp_models.components.page import Found
from nlp_models.components.tagging import KINDS
from nlp_models.components.weights import TRAINED
from nlp_models.corpus import GoldText, load_part
from nlp_models.language_guess import detect
from nlp_models.pipeline import mentions
from nlp_models.scoring import Tally, pairs, ratios, tally, total
from nlp_models.version import MODEL_NAME, MODEL_VERSION

REPORT = Path(__file__).resolve().parent.parent / "docs" / "reading-quality.md"
HELD_OUT = TRAINED / "held-out.md"
OPEN_KINDS = ("skill", "interest", "constraint")
CLOSED_KINDS = tuple(kind for kind in KINDS if kind not in OPEN_KINDS)
GROUPS = (*((kind, (kind,)) for kind in KINDS), ("closed kinds", CLOSED_KINDS), ("all kinds", KINDS))
TESTS = ("test/plain", "test/hard")
DRAWS = 500
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """One text with what was found in it."""

    gold: GoldText
    found: list[Found]


def read_all(texts: Sequence[GoldText]) -> list[Outcome]:
    """Read every text."""
    return [Outcome(g, mentions(g.text, g.document, detect(g.text))) for g in texts]


def interval(tallies: Sequence[Tally], kinds: Sequence[str]) -> tuple[float, float]:
    """95% bootstrap interval of F1, drawing texts with replacement."""
    if not tallies:
        return 0.0, 0.0
    counts = np.array([[sum(c[k] for k in kinds) for c in (t.hit, t.missed, t.extra)] for t in tallies])
    drawn = np.random.default_rng(7).integers(0, len(tallies), (DRAWS, len(tallies)))
    hit, missed, extra = counts[drawn].sum(axis=1).T
    scores = 2 * hit / np.maximum(2 * hit + missed + extra, 1)
    low, high = np.quantile(scores, (0.025, 0.975))
    return float(low), float(high)


def table_of(outcomes: Sequence[Outcome]) -> list[str]:
    """Markdown rows per kind: gold, precision, recall, F1 with interval; then importance and keys."""
    tallies = [tally(o.gold, o.found) for o in outcomes]
    counts = total(tallies)
    lines = ["| kind | gold | precision | recall | F1 | 95% |", "|---|---|---|---|---|---|"]
    for name, kinds in GROUPS:
        gold = sum(counts.hit[k] + counts.missed[k] for k in kinds)
        if gold or sum(counts.extra[k] for k in kinds):
            precision, recall, f1 = ratios(counts, kinds)
            low, high = interval(tallies, kinds)
            lines.append(
                f"| {name} | {gold} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {low:.2f}-{high:.2f} |"
            )
    how = counts.how_right / (counts.how_all or 1)
    key = counts.key_right / (counts.key_all or 1)
    lines.append("")
    lines.append(
        f"Importance or polarity right on {counts.how_right} of {counts.how_all} found mentions: {how:.3f}."
    )
    lines.append(f"Key right on {counts.key_right} of {counts.key_all}: {key:.3f}.")
    empty = [o for o in outcomes if not o.gold.marks]
    invented = sum(len(o.found) for o in empty)
    lines.append(f"Texts without any mention: {len(empty)}; mentions invented in them: {invented}.")
    return lines


def reliability(outcomes: Sequence[Outcome]) -> list[str]:
    """Markdown rows: of mentions with this confidence, how many were right (kind and place)."""
    said: list[float] = []
    right: list[bool] = []
    for outcome in outcomes:
        matched, _, extra = pairs(outcome.gold, outcome.found)
        said += [f.confidence for _, f in matched] + [f.confidence for f in extra]
        right += [True] * len(matched) + [False] * len(extra)
    lines = ["| confidence | mentions | mean confidence | right |", "|---|---|---|---|"]
    for low, high in itertools.pairwise(BINS):
        inside = [i for i, value in enumerate(said) if low <= value < high]
        if inside:
            mean = sum(said[i] for i in inside) / len(inside)
            share = sum(right[i] for i in inside) / len(inside)
            lines.append(f"| {low:.1f}-{min(high, 1.0):.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    return lines


def commonest_errors(outcomes: Sequence[Outcome]) -> list[str]:
    """The most frequent sorts of error, each with one example from the tune part."""
    sorts: Counter[str] = Counter()
    example: dict[str, str] = {}
    for outcome in outcomes:
        text = outcome.gold.text
        matched, missed, extra = pairs(outcome.gold, outcome.found)
        rows = [(f"{m.kind} missed", m.start, m.end) for m in missed]
        rows += [(f"{f.kind} too many", f.start, f.end) for f in extra]
        rows += [(f"{m.how} read as {f.how}", m.start, m.end) for m, f in matched if m.how != f.how]
        for sort, start, end in rows:
            sorts[sort] += 1
            if len(example.get(sort, "")) < 12:
                example[sort] = " ".join(text[max(0, start - 30) : end + 20].split())
    return [
        f"| {sort} | {times} | {example[sort].replace('|', '/')} |"
        for sort, times in sorts.most_common(SHOWN)
    ]


def part_lines(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    """Tables of one part: adverts, notes, both; then how far the confidence can be trusted."""
    lines: list[str] = []
    for document, title in (("vacancy", "adverts"), ("profile", "notes"), (None, "both")):
        chosen = [o for o in outcomes if document in (None, o.gold.document)]
        if chosen:
            lines += ["", f"## {name}: {title} ({len(chosen)} texts)", "", *table_of(chosen)]
    return [*lines, "", f"## Reliability of the confidence, {name}", "", *reliability(outcomes)]


def hold_out(texts: Sequence[GoldText]) -> None:
    """Write what weights that have not seen the tune part make of it; training calls this half-way."""
    outcomes = read_all(texts)
    errors = ["", "## Commonest errors (tune part)", "", "| sort | times | example |", "|---|---|---|"]
    lines = [*part_lines("tune", outcomes), *errors, *commonest_errors(outcomes)]
    HELD_OUT.write_text("\n".join(lines[1:]) + "\n", encoding="utf-8")


def report(tests: Sequence[str]) -> str:
    """The whole report as markdown: tune as training held it out, and these test parts read now."""
    lines = [
        "# How well the reader reads",
        "",
        f"Model {MODEL_NAME} {MODEL_VERSION}. Made by `python -m nlp_models.evaluate`.",
        "A mention counts as found when its kind agrees and at least half of the shorter span is shared.",
        "The tune part was read by weights trained without it; the weights that ship learnt from it too.",
        "No weights ever learn from the test parts. Their voices are others: one as plain as most texts are,",
        "one harder on purpose.",
        "",
        HELD_OUT.read_text(encoding="utf-8").rstrip(),
    ]
    read = [line for name in tests for line in part_lines(name, read_all(load_part(name)))]
    return "\n".join([*lines, *read, ""])


def main(arguments: Sequence[str] = ()) -> None:
    """Print the report; `--tune-only` leaves the test parts alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune-only", action="store_true", help="do not touch the test parts")
    parser.add_argument("--write", action="store_true", help="also write docs/reading-quality.md")
    chosen = parser.parse_args(list(arguments))
    text = report(() if chosen.tune_only else TESTS)
    sys.stdout.write(text)
    if chosen.write:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
