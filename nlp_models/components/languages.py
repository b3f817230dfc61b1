"""Languages with CEFR levels, as names or as words for a level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from nlp_models.components.page import Hit, Page
from nlp_models.components.phrases import Opened, Phrases, vocabulary_forms
from nlp_models.components.table_files import read_table

LEVEL = re.compile(r"[^.;,\n()]{0,26}?\b([abc][12]|[123]f)(?:\b|\+)")
NEAR_LEVEL = re.compile(r"[ ,(:\-]{0,3}(?:niveau |level |min\.? |minimaal )?([abc][12]|[123]f)(?:\b|\+)")
LEVEL_BEFORE = re.compile(r"\b([abc][12])[ \-](?:niveau |level |in )?$")
SAME_AS = {"1F": "A2", "2F": "B1", "3F": "B2"}
SHARED = re.compile(r"\b(?:op|at|allebei|beide|both|niveau|level)\b")
REACH = 34
ADJECTIVES = {
    "nederlandse": "nl", "engelse": "en", "duitse": "de", "franse": "fr", "spaanse": "es", "poolse": "pl",
    "turkse": "tr", "arabische": "ar", "italiaanse": "it", "portugese": "pt", "nederlandstalig": "nl",
    "engelstalige": "en", "nederlandstalige": "nl", "nederlandssprekend": "nl", "engelssprekend": "en",
}  # fmt: skip
OTHER_WORDS = frozenset({"lets", "polish", "hausa", "shona", "no"})
"""Words that mean something else unless written with a capital."""


@cache
def names() -> Phrases:
    """Language names in Dutch and English with their codes."""
    own = [(row["form"], row["code"]) for row in read_table("languages.csv")]
    return Phrases(own + [(form, concept.key or "") for concept, form in vocabulary_forms(("language",))])


def _cefr(code: str, level: str) -> tuple[str, ...]:
    level = level.upper()
    return (f"{code}-{SAME_AS.get(level, level)}", code)


def _one(page: Page, start: int, end: int, limit: int, code: str) -> Hit:
    """A language name; a level counts when it stands before the next language name and the clause's end."""
    after = NEAR_LEVEL.match(page.low, end, limit) or LEVEL.match(page.low, end, limit)
    if after:
        return Hit(start, after.end(), "language", _cefr(code, after.group(1)), "language_level")
    before = LEVEL_BEFORE.search(page.low[max(0, start - 12) : start])
    if before:
        begin = max(0, start - 12) + before.start()
        return Hit(begin, end, "language", _cefr(code, before.group(1)), "language_level")
    return Hit(start, end, "language", (code,), "language")


def _adjectives(page: Page, named: set[int]) -> Iterator[Hit]:
    """ "Engelse handleidingen": perhaps the language, perhaps only the country."""
    tokens, adjectives = page.tokens, page.said.intersection(ADJECTIVES)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True) if adjectives else ():
        if word in adjectives and start not in named:
            yield Hit(start, end, "language", (ADJECTIVES[word],), "language_free")


def find_languages(page: Page, opened: Opened) -> Iterator[Hit]:
    """Language hits, one per name."""
    tokens = page.tokens
    found = [
        (tokens.starts[f], tokens.ends[t], code)
        for f, t, code in names().matches(tokens, page.content, opened)
        if tokens.words[f] not in OTHER_WORDS or page.text[tokens.starts[f]].isupper()
    ]
    yield from _adjectives(page, {start for start, _, _ in found})
    hits = []
    for n, (start, end, code) in enumerate(found):
        limit = min(end + REACH, found[n + 1][0] if n + 1 < len(found) else end + REACH)
        hits.append(_one(page, start, end, limit, code))
    _share_level(page, hits)
    yield from hits


def _share_level(page: Page, hits: list[Hit]) -> None:
    """ "Nederlands en Engels op B2": a level after an enumeration is meant for all its languages."""
    for left, right in reversed(list(pairwise(hits))):
        shared = SHARED.search(page.low, right.start, right.end)
        if right.rule == "language_level" and shared and left.rule == "language":
            gap = page.low[left.end : right.start]
            if gap in (" en ", " of ", " and ", " or "):
                left.keys = (f"{left.keys[0]}-{right.keys[0].partition('-')[2]}", *left.keys)
