"""How far a tie can be relied on: documented, versioned constants.

Strength sets the level (Granovetter's strong and weak ties, as judged by who recorded it), silence lowers it,
and a tie that crosses from the informal to the formal sphere is worth its face value: no bonus, no penalty.
"""

from __future__ import annotations

from datetime import date

from bridge.domain.network import Tie

VERSION = "2026.11"
BY_STRENGTH: dict[int, float] = {1: 0.35, 2: 0.5, 3: 0.65, 4: 0.8, 5: 0.92}
HALF_LIFE_DAYS = 540.0
"""Days of silence after which a tie counts half; the first `FRESH_DAYS` cost nothing."""
FRESH_DAYS = 90
UNKNOWN_CONTACT = 0.75
"""Factor where nobody wrote down when they last spoke."""
FLOOR = 0.25
VOUCHED = 1.08
"""Factor where somebody vouches for the tie; never above 0.98 in all."""
COLD_DAYS = 270
"""A tie is going cold when nobody spoke for this long."""


def recency(last_contact: date | None, today: date) -> float:
    """Factor in [FLOOR, 1] for the days since people last spoke."""
    if last_contact is None:
        return UNKNOWN_CONTACT
    silent = max(0, (today - last_contact).days - FRESH_DAYS)
    return max(FLOOR, float(0.5 ** (silent / HALF_LIFE_DAYS)))


def reliability(tie: Tie, today: date) -> float:
    """Reliability of one tie in [0, 0.98]."""
    value = BY_STRENGTH[min(5, max(1, tie.strength))] * recency(tie.last_contact, today)
    return min(0.98, value * (VOUCHED if tie.vouched_by else 1.0))
