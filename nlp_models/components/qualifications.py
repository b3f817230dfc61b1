"""School levels and diplomas: pro, vmbo, havo, vwo, mbo with level, hbo, wo, and diplomas without one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlp_models.components.page import Hit, Page
from nlp_models.components.phrases import Phrases, read_table


@cache
def levels() -> Phrases:
    """Table forms of school levels with their keys."""
    rows = read_table("qualifications.csv")
    return Phrases((row["form"], tuple(dict.fromkeys(row["keys"].split()))) for row in rows)


def find_qualifications(page: Page) -> Iterator[Hit]:
    """Qualification hits; rule `level` has a key, `diploma` none."""
    tokens = page.tokens
    for first, last, keys in levels().matches(tokens, page.content):
        rule = "level" if keys else "diploma"
        yield Hit(tokens.starts[first], tokens.ends[last], "qualification", keys, rule)
