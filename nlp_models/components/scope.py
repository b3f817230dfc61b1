"""Importance (adverts) or polarity (notes) of each mention, from words around it and its section."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.cues import around, cue_names
from nlp_models.components.page import Found, Page
from nlp_models.components.scope_features import Part, Surroundings, mention_parts, numbers_of
from nlp_models.components.weights import ScopeWeights, load_weights

DREAD = re.compile(r"hoogtevrees|hoogteangst|vertigo|fear of heights|(?:afraid|scared) of heights")
DENIED = re.compile(r"\b(?:geen|niet|zonder|nul|nooit|no|not|never|vrij van|weinig|without)\b")


def _sentence_number(page: Page, token: int) -> int:
    return max(0, bisect_right(page.sentences, (token, len(page.tokens) + 1)) - 1)


def sentence_of(page: Page, token: int) -> tuple[int, int]:
    """Token bounds of the sentence that holds a token."""
    return page.sentences[_sentence_number(page, token)]


def token_bounds(page: Page, start: int, end: int) -> tuple[int, int]:
    """First token at or after `start`, and one past the last token that begins before `end`."""
    begin = bisect_left(page.tokens.starts, start)
    return begin, max(begin + 1, bisect_left(page.tokens.starts, end))


def mention_bounds(page: Page, found: list[Found]) -> list[tuple[int, int]]:
    """Token bounds of each mention."""
    pairs = [token_bounds(page, item.start, item.end) for item in found]
    return [(min(begin, len(page.tokens) - 1), end) for begin, end in pairs]


def scope_parts(page: Page, found: list[Found]) -> list[list[Part]]:
    """What is known of each mention for the choice, in the same order."""
    bounds = mention_bounds(page, found)
    here, about = around(page, bounds), Surroundings.of(page)
    rows, before = [], None
    for number, (item, (begin, end)) in enumerate(zip(found, bounds, strict=True)):
        at = _sentence_number(page, begin)
        names = cue_names(here, number, at, item.kind)
        rows.append(mention_parts(about, item, (begin, end), page.sentences[at], before, names))
        before = item
    return rows


def scope_numbers(page: Page, found: list[Found]) -> list[NDArray[np.int64]]:
    """Hashed feature numbers of each mention, in the same order."""
    return [
        np.array([n for family, items in parts for item in items for n in numbers_of(family, item)], np.int64)
        for parts in scope_parts(page, found)
    ]


def chosen(weights: ScopeWeights, page: Page, found: list[Found]) -> list[str]:
    """Importance or polarity of each mention."""
    if not found:
        return []
    scores = weights.scores(scope_parts(page, found))
    return [weights.answers[best] for best in scores.argmax(axis=1).tolist()]


def _is_dread(page: Page, item: Found) -> bool:
    """A note that names dread of heights without denying it."""
    if page.document != "profile" or item.kind != "physical":
        return False
    near = page.low[max(0, item.start - 16) : item.end]
    return DREAD.search(page.low, item.start, item.end) is not None and not DENIED.search(near)


def decide(page: Page) -> None:
    """Fill `how` and the calibrated confidence of every mention."""
    if not page.found:
        return
    weights = load_weights(page.document)
    sure = np.interp([item.confidence for item in page.found], *weights.curve).tolist()
    answers = chosen(weights.scope, page, page.found)
    for item, how, confidence in zip(page.found, answers, sure, strict=True):
        item.how = "has" if item.kind == "constraint" else "lacks" if _is_dread(page, item) else how
        item.confidence = confidence
