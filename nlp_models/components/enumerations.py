"""Languages or licences named in one breath are one mention with several keys ("Nederlands en Berbers")."""

from __future__ import annotations

import re

from nlp_models.components.languages import names
from nlp_models.components.page import Found, Page
from nlp_models.components.papers import LETTERS
from nlp_models.components.scope import token_bounds

GAP = re.compile(r",? ?(?:(?:en|of|and|or|én|óf|plus)\b|[/+&])? ?")
JOINED = frozenset({",", "en", "of", "and", "or", "/", "+", "&", "plus", "-"})


def _is_bare(page: Page, item: Found, first: bool) -> bool:
    """Whether a span holds names (after the first, category letters) and nothing that tells them apart."""
    begin, end = token_bounds(page, item.start, item.end)
    words = page.tokens.words[begin:end]
    if item.kind == "licence":
        return first or all(word in LETTERS or word in JOINED for word in words)
    content = [i for i in page.content if begin <= i < end]
    named = {i for low, last, _ in names().matches(page.tokens, content) for i in range(low, last + 1)}
    return bool(named) and all(i in named or page.tokens.words[i] in JOINED for i in range(begin, end))


def _joins(page: Page, left: Found, right: Found) -> bool:
    if left.kind != right.kind or left.how != right.how or left.kind not in ("language", "licence"):
        return False
    if not GAP.fullmatch(page.low[left.end : right.start]):
        return False
    return _is_bare(page, left, True) and _is_bare(page, right, False)


def join(page: Page) -> None:
    """Put neighbouring bare names of equal standing together."""
    kept: list[Found] = []
    for item in page.found:
        if kept and _joins(page, kept[-1], item):
            last = kept[-1]
            last.end = item.end
            last.keys = tuple(dict.fromkeys((*last.keys, *item.keys)))
            last.confidence = min(last.confidence, item.confidence)
        else:
            kept.append(item)
    page.found = kept
