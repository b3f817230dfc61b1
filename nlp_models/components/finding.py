"""All grammar rules and the vocabulary over one page, in reading order."""

from __future__ import annotations

from nlp_models.components.clock import FIRST_WORDS
from nlp_models.components.experience import AGE_WORDS, find_ages_and_experience
from nlp_models.components.languages import find_languages
from nlp_models.components.page import Hit, Page
from nlp_models.components.papers import find_papers
from nlp_models.components.qualifications import find_qualifications
from nlp_models.components.schedule import NUMBER_WORDS, find_schedule

FINDERS = (find_papers, find_qualifications, find_languages, find_schedule, find_ages_and_experience)
NUMERALS = frozenset(NUMBER_WORDS) | FIRST_WORDS | frozenset(AGE_WORDS)
KEYLESS_LAST = ("_free", "diploma", "free")


def numerals(page: Page) -> list[tuple[str, int]]:
    """Figures and words for numbers, hours and ages with where they start: few rules look at other tokens."""
    found = {word for word in page.said if word[0].isdecimal()} | (page.said & NUMERALS)
    tokens = page.tokens
    return [pair for pair in zip(tokens.words, tokens.starts, strict=True) if pair[0] in found]


def _rank(hit: Hit) -> tuple[int, bool, int]:
    return hit.start, hit.rule.endswith(KEYLESS_LAST), hit.start - hit.end


def apply_rules(page: Page) -> None:
    """Fill `page.hits`; hits of different rules may overlap, the surest first."""
    page.numerals = numerals(page)
    hits = [hit for find in FINDERS for hit in find(page)]
    page.set_hits(sorted(hits, key=_rank))
