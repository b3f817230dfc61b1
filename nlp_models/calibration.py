"""Turn raw certainty into the share that proves right: isotonic regression on the tune part, a few knots."""

from __future__ import annotations

from collections.abc import Sequence

Curve = tuple[list[float], list[float]]
LEAST_PER_KNOT = 25


def isotonic(raw: Sequence[float], right: Sequence[bool]) -> Curve:
    """Knots (raw, calibrated), both rising: pooled neighbours, each of at least `LEAST_PER_KNOT` mentions.

    Two made-up mentions, one right and one wrong, stand at either end so that nothing is ever 0 or 1.
    """
    rows = sorted(zip(raw, right, strict=True))
    if len(rows) < 2 * LEAST_PER_KNOT:
        return [0.0, 1.0], [0.0, 1.0]
    blocks: list[list[float]] = []
    for at in range(0, len(rows) - LEAST_PER_KNOT + 1, LEAST_PER_KNOT):
        upto = at + LEAST_PER_KNOT if at + 2 * LEAST_PER_KNOT <= len(rows) else len(rows)
        part = rows[at:upto]
        blocks.append([sum(p for p, _ in part), float(sum(ok for _, ok in part)), float(len(part))])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
        if upto == len(rows):
            break
    shares = [(total / size, (good + 1) / (size + 2)) for total, good, size in blocks]
    return [round(x, 4) for x, _ in shares], [round(y, 4) for _, y in shares]
