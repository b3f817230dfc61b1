"""Compare found with gold mentions: kind and overlap, then importance or polarity, then key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nlp_models.components.page import Found
from nlp_models.corpus import GoldMark, GoldText


@dataclass(slots=True)
class Tally:
    """Counts of one text: per kind found, missed, extra; and agreement on found mentions."""

    hit: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    how_right: int = 0
    how_all: int = 0
    key_right: int = 0
    key_all: int = 0

    def add(self, other: Tally) -> None:
        """Add another text's counts."""
        self.hit += other.hit
        self.missed += other.missed
        self.extra += other.extra
        self.how_right += other.how_right
        self.how_all += other.how_all
        self.key_right += other.key_right
        self.key_all += other.key_all


def overlaps(start: int, end: int, mark: GoldMark) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(end, mark.end) - max(start, mark.start)
    return shared > 0 and shared * 2 >= min(end - start, mark.end - mark.start)


def pairs(
    gold: GoldText, found: Sequence[Found]
) -> tuple[list[tuple[GoldMark, Found]], list[GoldMark], list[Found]]:
    """Matched pairs, gold marks without a mention, mentions without a mark; first come, first served."""
    used: set[int] = set()
    matched, missed = [], []
    for mark in gold.marks:
        chosen = next(
            (
                i
                for i, f in enumerate(found)
                if i not in used and f.kind == mark.kind and overlaps(f.start, f.end, mark)
            ),
            None,
        )
        if chosen is None:
            missed.append(mark)
        else:
            used.add(chosen)
            matched.append((mark, found[chosen]))
    return matched, missed, [f for i, f in enumerate(found) if i not in used]


def tally(gold: GoldText, found: Sequence[Found]) -> Tally:
    """Counts of one text."""
    matched, missed, extra = pairs(gold, found)
    keyed = [(mark, f) for mark, f in matched if mark.keys]
    return Tally(
        hit=Counter(mark.kind for mark, _ in matched),
        missed=Counter(mark.kind for mark in missed),
        extra=Counter(f.kind for f in extra),
        how_right=sum(mark.how == f.how for mark, f in matched),
        how_all=len(matched),
        key_right=sum(bool(f.keys) and f.keys[0] in mark.keys for mark, f in keyed),
        key_all=len(keyed),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Sum of many."""
    out = Tally()
    for one in tallies:
        out.add(one)
    return out


def ratios(counts: Tally, kinds: Iterable[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over these kinds together."""
    names = list(kinds)
    hit, missed, extra = (sum(c[k] for k in names) for c in (counts.hit, counts.missed, counts.extra))
    precision, recall = hit / ((hit + extra) or 1), hit / ((hit + missed) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)
