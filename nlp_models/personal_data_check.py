"""Measure what `personal_data` catches: `python -m nlp_models.personal_data_check train|test [--show]`.

A file has a sentence per line, a tab, and what must be caught as `kind:words`, parted by semicolons. A piece
counts as caught where a place of the same kind touches its words; a place that touches none is a false alarm.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from nlp_models.components.personal_data import find

FOLDER = Path(__file__).resolve().parent / "corpus"


@dataclass(slots=True)
class Tally:
    """Per kind: pieces to catch, caught, places given, of these right; and the lines that went wrong."""

    wanted: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the pieces that were caught."""
        return self.caught.total() / max(1, self.wanted.total())

    @property
    def precision(self) -> float:
        """Share of the places that were right."""
        return self.right.total() / max(1, self.given.total())


def _pieces(text: str, cell: str) -> list[tuple[str, int, int]]:
    found = []
    for part in filter(None, cell.split(";")):
        kind, _, words = part.partition(":")
        start = text.index(words)
        found.append((kind, start, start + len(words)))
    return found


def measure(path: Path) -> Tally:
    """Count over one file. Raises `ValueError` where a piece does not stand in its sentence."""
    tally = Tally()
    for line in path.read_text("utf-8").splitlines():
        text, _, cell = line.partition("\t")
        pieces, places = _pieces(text, cell), find(text)
        for kind, start, end in pieces:
            hit = any(p.kind == kind and p.start < end and start < p.end for p in places)
            tally.wanted[kind] += 1
            tally.caught[kind] += hit
            if not hit:
                tally.wrong.append(f"missed {kind} {text[start:end]!r}: {text}")
        for place in places:
            hit = any(place.kind == k and place.start < e and s < place.end for k, s, e in pieces)
            tally.given[place.kind] += 1
            tally.right[place.kind] += hit
            if not hit:
                tally.wrong.append(f"false {place.kind} {text[place.start : place.end]!r}: {text}")
    return tally


def main(arguments: list[str]) -> None:
    """Print recall and precision per kind and in all."""
    tally = measure(FOLDER / (arguments[0] if arguments else "train") / "personal-data.tsv")
    out = sys.stdout.write
    for kind in sorted(tally.wanted | tally.given):
        out(
            f"{kind:11} recall {tally.caught[kind]}/{tally.wanted[kind]}"
            f"  precision {tally.right[kind]}/{tally.given[kind]}\n"
        )
    out(f"{'all':11} recall {tally.recall:.3f}  precision {tally.precision:.3f}\n")
    if "--show" in arguments:
        out("".join(f"{line}\n" for line in tally.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
