"""All grammar rules and the vocabulary over one page, in reading order."""

from __future__ import annotations

from functools import cache

from nlp_models.components.clock import FIRST_WORDS
from nlp_models.components.experience import AGE_WORDS, find_ages_and_experience
from nlp_models.components.languages import find_languages, names
from nlp_models.components.openings import Openings
from nlp_models.components.page import Hit, Page
from nlp_models.components.papers import find_papers, papers
from nlp_models.components.qualifications import find_qualifications, levels
from nlp_models.components.schedule import NUMBER_WORDS, find_schedule, shift_words

PHRASED = (
    (papers, find_papers),
    (levels, find_qualifications),
    (names, find_languages),
    (shift_words, find_schedule),
)
"""Rules that begin with the phrases of a table, with the table."""
NUMERALS = frozenset(NUMBER_WORDS) | FIRST_WORDS | frozenset(AGE_WORDS)
KEYLESS_LAST = ("_free", "diploma", "free")


def numerals(page: Page) -> list[tuple[str, int]]:
    """Figures and words for numbers, hours and ages with where they start: few rules look at other tokens."""
    found = {word for word in page.said if word[0].isdecimal()} | (page.said & NUMERALS)
    pairs = zip(page.tokens.words, page.tokens.starts, strict=True)
    return [(word, start) for word, start in pairs if word in found]


def _rank(hit: Hit) -> tuple[int, bool, int]:
    return hit.start, hit.rule.endswith(KEYLESS_LAST), hit.start - hit.end


@cache
def _openings() -> Openings:
    return Openings(tuple(table() for table, _ in PHRASED))


def apply_rules(page: Page) -> None:
    """Fill `page.hits`; hits of different rules may overlap, the surest first."""
    page.numerals = numerals(page)
    opened = _openings().find(page.tokens, page.content)
    hits = [hit for (_, find), at in zip(PHRASED, opened, strict=True) for hit in find(page, at)]
    page.set_hits(sorted([*hits, *find_ages_and_experience(page)], key=_rank))
