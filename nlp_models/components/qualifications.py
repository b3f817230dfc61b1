"""School levels and diplomas: pro, vmbo, havo, vwo, mbo with level, hbo, wo, and diplomas without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_models.components.page import Hit, Page
from nlp_models.components.phrases import Opened, Phrases, vocabulary_forms
from nlp_models.components.table_files import read_table

FIGURES = {"1": "1", "2": "2", "3": "3", "4": "4", "een": "1", "twee": "2", "drie": "3", "vier": "4"} | {
    "one": "1", "two": "2", "three": "3", "four": "4",
}  # fmt: skip
LEVEL = re.compile(
    r"(?:niveau|nivo|niv|level|lvl)\.? ?([1-4]|een|twee|drie|vier|one|two|three|four)\b"
    r"(?: ?(?:/|-|of|en|or|à|tot) ?(?:niveau )?([1-4]|twee|drie|vier|two|three|four)\b)?"
)
LEVEL_WORDS = frozenset({"niveau", "nivo", "niv", "level", "lvl"})


@cache
def levels() -> Phrases:
    """Table forms of school levels and titles of the qualification register with their keys."""
    rows = [row for name in ("qualifications.csv", "crebo_titles.csv") for row in read_table(name)]
    own = [(row["form"], tuple(dict.fromkeys(row["keys"].split()))) for row in rows]
    return Phrases(own + [(form, (c.key,)) for c, form in vocabulary_forms(("qualification",))], typos=False)


def find_qualifications(page: Page, opened: Opened) -> Iterator[Hit]:
    """Qualification hits; rule `level` has a key, `diploma` none."""
    tokens = page.tokens
    for first, last, keys in levels().matches(tokens, page.content, opened):
        rule = "level" if keys else "diploma"
        yield Hit(tokens.starts[first], tokens.ends[last], "qualification", keys, rule)
    levelled = page.said & LEVEL_WORDS
    for word, start in zip(tokens.words, tokens.starts, strict=True) if levelled else ():
        found = LEVEL.match(page.low, start) if word in levelled else None
        if found:
            keys = tuple(f"mbo-{FIGURES[group]}" for group in found.groups() if group)
            yield Hit(start, found.end(), "qualification", keys, "level")
