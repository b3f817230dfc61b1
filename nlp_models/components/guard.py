"""Keep silent where nothing is asked: recipes, minutes, news, an appointment that was moved."""

from __future__ import annotations

from collections import Counter
from functools import cache

from nlp_models.components.page import Page
from nlp_models.components.phrases import Phrases
from nlp_models.components.table_files import read_table

MOST = {
    "you": (3, 1.0),
    "seek": (2, 1.0),
    "ask": (3, 2.0),
    "offer": (2, 1.0),
    "tasks": (1, 1.0),
    "other": (3, -1.5),
}
ENOUGH, FULL_LENGTH, PER_MENTION, COUNTED, KINDS_COUNTED = 7.5, 45, 0.5, 12, 5
BEYOND_DOUBT = 10.5
SURE, FEW = 0.85, 2
FEW_OF_MANY_WORDS, MANY_WORDS = 3, 14


@cache
def asking() -> Phrases:
    """Words of texts that ask or offer work, by family."""
    rows = read_table("asking.csv")
    return Phrases(((word, row["family"]) for row in rows for word in row["words"].split()), typos=False)


def evidence(page: Page) -> float:
    """How much speaks for an advert: its wording, and how many mentions of how many kinds were seen."""
    kinds = len({item.kind for item in page.found})
    mentions = PER_MENTION * min(len(page.found), COUNTED) + min(kinds, KINDS_COUNTED)
    if mentions >= BEYOND_DOUBT:
        return mentions
    seen = Counter(family for _, _, family in asking().matches(page.tokens, page.content))
    wording = sum(min(seen[family], most) * weight for family, (most, weight) in MOST.items())
    return wording + mentions


def enough(page: Page) -> float:
    """The evidence that an advert must reach: less for a line or two."""
    return ENOUGH * min(1.0, len(page.content) / FULL_LENGTH)


def _says_little(page: Page) -> bool:
    """A note with one or two doubtful mentions and nothing else; of many words one may expect more."""
    found, many = page.found, len(page.content) >= MANY_WORDS
    if len(found) > (FEW_OF_MANY_WORDS if many else FEW):
        return False
    return all(item.confidence < SURE and (many or not item.keys) for item in found)


def keep_silent(page: Page) -> None:
    """Drop all mentions of a text that asks nothing."""
    silent = evidence(page) < enough(page) if page.document == "vacancy" else _says_little(page)
    if silent:
        page.found = []
