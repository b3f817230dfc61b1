"""Languages with CEFR levels, as names or as words for a level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_models.components.page import Hit, Page
from nlp_models.components.phrases import Phrases, read_table

LEVEL_AFTER = re.compile(
    r"[ ,(:\-]{0,3}(?:(?:op|minimaal|min\.?|at|on|tenminste|ten minste|niveau|level|taalniveau|een|about|"
    r"rond|ongeveer|zit|is|was|at least|minimum) ?){0,3}([abc][12])(?:\b|\+)(?: niveau| level)?"
)
LEVEL_BEFORE = re.compile(r"\b([abc][12])[ \-](?:niveau |level |in )?$")
JOIN = re.compile(r" ?(?:,|/|&|\+|en|of|and|or|and some|en een beetje|en wat|en redelijk|en goed) ?$|-?$")
MAX_JOIN = 16


@cache
def names() -> Phrases:
    """Language names in Dutch and English with their codes."""
    return Phrases((row["form"], row["code"]) for row in read_table("languages.csv"))


def _one(page: Page, first: int, last: int, code: str) -> Hit:
    start, end = page.tokens.starts[first], page.tokens.ends[last]
    after = LEVEL_AFTER.match(page.low, end)
    if after:
        return Hit(start, after.end(), "language", (f"{code}-{after.group(1).upper()}", code), "language_level")
    before = LEVEL_BEFORE.search(page.low[max(0, start - 12) : start])
    if before:
        begin = max(0, start - 12) + before.start()
        return Hit(begin, end, "language", (f"{code}-{before.group(1).upper()}", code), "language_level")
    return Hit(start, end, "language", (code,), "language")


def find_languages(page: Page) -> Iterator[Hit]:
    """Language hits; names in one breath ("Nederlands en Engels") become one hit with several keys."""
    pending: Hit | None = None
    for first, last, code in names().matches(page.tokens, page.content):
        hit = _one(page, first, last, code)
        if pending is not None:
            between = page.low[pending.end : hit.start]
            if hit.start >= pending.end and len(between) <= MAX_JOIN and "\n" not in between and JOIN.fullmatch(between):
                pending = Hit(pending.start, hit.end, "language", pending.keys + hit.keys, hit.rule)
                continue
            yield pending
        pending = hit
    if pending is not None:
        yield pending
