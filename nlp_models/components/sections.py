"""Which part of an advert a line belongs to: by its heading, by a heading inside the line, or by wording."""

from __future__ import annotations

from collections import Counter
from functools import cache

from nlp_models.components.page import Line, Page
from nlp_models.components.phrases import Phrases
from nlp_models.components.table_files import read_table

OPENING_TOKENS = 7
MIN_WORDING = 2


@cache
def headings() -> Phrases:
    """Phrases that open a part of an advert."""
    return Phrases((row["phrase"], row["section"]) for row in read_table("headings.csv"))


@cache
def wording() -> Phrases:
    """Phrases whose presence points to a part, with a weight."""
    return Phrases((row["phrase"], (row["section"], int(row["weight"]))) for row in read_table("wording.csv"))


def _line_tokens(page: Page) -> list[list[int]]:
    rows: list[list[int]] = [[] for _ in page.lines]
    for i in page.content:
        rows[page.line_of[i]].append(i)
    return rows


def _heading_of(page: Page, line: Line, numbers: list[int]) -> str:
    """The part a line opens: a heading line, or words before a colon at the start of the line."""
    words = page.tokens.words
    if line.shape != "heading":
        opening = numbers[:OPENING_TOKENS]
        colon = next((n for n, i in enumerate(opening) if words[i] in (":", "?")), 0)
        if not colon:
            return ""
        numbers = numbers[:colon]
    best, size = "", 0
    for first, last, section in headings().matches(page.tokens, numbers):
        if last - first + 1 > size and (line.shape == "heading" or first == numbers[0]):
            best, size = section, last - first + 1
    return best


def _by_wording(page: Page, numbers: list[int]) -> str:
    votes: Counter[str] = Counter()
    for _, _, (section, weight) in wording().matches(page.tokens, numbers):
        votes[section] += weight
    if not votes:
        return ""
    section, weight = votes.most_common(1)[0]
    return section if weight >= MIN_WORDING else ""


def divide(page: Page) -> None:
    """Give every line of an advert its section; a note is one section."""
    if page.document != "vacancy":
        for line in page.lines:
            line.section = "other"
        return
    current, known = "intro", False
    for line, numbers in zip(page.lines, _line_tokens(page), strict=True):
        opened = _heading_of(page, line, numbers)
        if opened:
            current, known = opened, True
            line.heading = opened
        elif line.shape == "heading":
            by_words = _by_wording(page, numbers)
            current, known = by_words or ("other" if known else "intro"), bool(by_words)
        line.section = current
        if not known and line.shape != "heading":
            line.section = _by_wording(page, numbers) or current
