"""Pay: gross amounts with their unit. Pay is a fact of the advert, never a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_models.components.page import Page

AMOUNT = r"(\d{1,3}(?:\.\d{3}){1,2}|\d{1,6})(?:,(\d{2}|-{1,2})|\.(\d{2})(?!\d))?"
EURO = re.compile(
    rf"(?:€{{1,3}}|eur\b|euro\b) ?{AMOUNT}(?:,-)?(?: ?(?:-|–|tot|en|to|and|à) ?(?:€ ?|eur )?{AMOUNT})?"
    rf"|{AMOUNT} ?(?:euro\b|eur\b)"
)
SIGN = re.compile(r"€|[\d-] ?eur|euro?\b ?\d")
"""No amount of pay is without one of these; and none begins more than so many signs before it."""
LONGEST_AMOUNT = 20
HOURLY = re.compile(r"per uur|p/u|/uur|p\.u\.|per hour|an hour|/h\b|uurloon|hourly")
MONTHLY = re.compile(r"per maand|p/m|/maand|p\.m\.|per month|a month|maandsalaris|monthly|/mnd|p/mnd")
YEARLY = re.compile(r"per jaar|per year|p/j|jaarsalaris")
LIMITS = {"hour": (4.0, 80.0), "month": (400.0, 9000.0), "year": (8000.0, 120000.0)}


def _value(whole: str | None, *cents: str | None) -> float | None:
    if whole is None:
        return None
    part = next((c for c in cents if c and c.isdecimal()), "0")
    return int(whole.replace(".", "")) + int(part) / 100


TAIL = re.compile(
    r"(?:,-)? ?(?:bruto |gross )?(?:per (?:uur|maand|jaar|hour|month|year)|an hour|a month|[p/] ?/ ?[umj]\b"
    r"|/ ?(?:uur|maand|mnd|hour|month)\b|bruto\b|gross\b)(?: bruto\b| gross\b)?"
)


@dataclass(frozen=True, slots=True)
class Pay:
    """Lowest and highest gross pay per `unit` ("hour", "month", "year"), and the place that says so."""

    low: float
    high: float
    unit: str
    start: int
    end: int


def find_salary(page: Page) -> Pay | None:
    """The first amount that is pay, or None where nothing is said."""
    sign = SIGN.search(page.low)
    if sign is None:
        return None
    for found in EURO.finditer(page.low, max(0, sign.start() - LONGEST_AMOUNT)):
        groups = found.groups()
        low = _value(*groups[0:3]) if groups[0] else _value(*groups[6:9])
        high = _value(*groups[3:6])
        around = page.low[max(0, found.start() - 40) : found.end() + 40]
        for unit, pattern in (("hour", HOURLY), ("month", MONTHLY), ("year", YEARLY)):
            if pattern.search(around) and low is not None and LIMITS[unit][0] <= low <= LIMITS[unit][1]:
                tail = TAIL.match(page.low, found.end())
                end = tail.end() if tail else found.end()
                return Pay(low, high if high is not None and high >= low else low, unit, found.start(), end)
    return None
