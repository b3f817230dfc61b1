"""Importance (adverts) or polarity (notes) of each mention, from words around it and its section."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.cues import around, cue_names
from nlp_models.components.page import Found, Page
from nlp_models.components.weights import SCOPE_BITS, ScopeWeights, load_weights
from nlp_models.components.wordforms import closed_classes

SCOPE_MASK = (1 << SCOPE_BITS) - 1
BREAKS = frozenset(",;:.!?()–—•")
CLASSES_OF_SCOPE = frozenset(
    [
        "neg",
        "modal",
        "get",
        "learn",
        "must",
        "plus",
        "open",
        "we",
        "you",
        "have",
        "be",
        "he",
        "i",
        "past",
        "plan",
        "do",
        "sub",
        "or",
        "but",
    ]
)
WIDE = 12
DREAD = re.compile(r"hoogtevrees|hoogteangst|vertigo|fear of heights|(?:afraid|scared) of heights")
DENIED = re.compile(r"\b(?:geen|niet|zonder|nul|nooit|no|not|never|vrij van|weinig|without)\b")
LONGEST_HEADING = 200


def _clause(words: list[str], begin: int, end: int, first: int, last: int) -> tuple[int, int]:
    left = begin
    while left > first and words[left - 1] not in BREAKS:
        left -= 1
    right = end
    while right < last and words[right] not in BREAKS:
        right += 1
    return left, right


@lru_cache(maxsize=60_000)
def _number(name: str) -> int:
    return zlib.crc32(name.encode()) & SCOPE_MASK


@lru_cache(maxsize=60_000)
def _near_numbers(place: str, word: str, kind: str) -> tuple[int, ...]:
    """Numbers of a word in the clause of a mention: alone, with the mention's kind, and its class."""
    names = [f"{place}{word}", f"{place}{word}/{kind}"]
    word_class = closed_classes().get(word, "")
    if word_class in CLASSES_OF_SCOPE:
        names.append(f"{place}c{word_class}")
    return tuple(map(_number, names))


@lru_cache(maxsize=60_000)
def _far_numbers(place: str, word: str) -> tuple[int, ...]:
    """Numbers of a word of the same sentence outside the clause."""
    word_class = closed_classes().get(word)
    names = [f"{place}{word}", *([f"{place}c{word_class}"] if word_class in CLASSES_OF_SCOPE else [])]
    return tuple(map(_number, names))


def _place_names(page: Page, found: Found, begin: int, end: int, before: Found | None) -> list[str]:
    """Feature names of where a mention stands: section, neighbours, edges of the sentence."""
    words, kind = page.tokens.words, found.kind
    first, last = sentence_of(page, begin)
    line = page.lines[page.line_of[begin]]
    names = [f"k={kind}", f"s={line.section}", f"ks={kind}/{line.section}", f"sh={line.shape}/{line.section}"]
    names += [f"r={kind}/{bool(found.keys)}", f"g={before.kind if before else ''}"]
    names += [f"-{d}{words[begin - d]}" for d in (1, 2, 3) if begin - d >= first]
    names += [f"+{d}{words[end + d - 1]}" for d in (1, 2, 3) if end + d - 1 < last]
    if begin - 2 >= first:
        names.append(f"--{words[begin - 2]} {words[begin - 1]}")
    if end + 1 < last:
        names.append(f"++{words[end]} {words[end + 1]}")
    names += [
        f"f{words[first]}",
        f"ff{words[first]} {words[min(first + 1, last - 1)]}",
        f"z{words[last - 1]}",
    ]
    return names


def mention_numbers(page: Page, found: Found, begin: int, end: int, before: Found | None) -> list[int]:
    """Hashed features of one mention; `begin` and `end` are its token bounds."""
    words = page.tokens.words
    first, last = sentence_of(page, begin)
    left, right = _clause(words, begin, end, first, last)
    numbers = [_number(name) for name in _place_names(page, found, begin, end, before)]
    numbers += _heading_numbers(_heading(page, begin))
    for place, near in (("B", words[left:begin]), ("A", words[end:right]), ("I", words[begin:end])):
        for word in near:
            numbers += _near_numbers(place, word, found.kind)
    far = (("b", words[max(first, begin - WIDE) : left]), ("a", words[right : min(last, end + WIDE)]))
    for place, more in far:
        for word in more:
            numbers += _far_numbers(place, word)
    return numbers


@lru_cache(maxsize=4_000)
def _heading_numbers(heading: str) -> tuple[int, ...]:
    """Numbers of the heading above a mention: its words, and all of them as one."""
    words = heading.split()[:8]
    return tuple(map(_number, [*(f"h{word}" for word in words), f"h{' '.join(words)}"]))


def _heading(page: Page, begin: int) -> str:
    number = page.line_of[begin]
    for at in range(number, max(-1, number - 14), -1):
        if page.lines[at].shape == "heading" or page.lines[at].heading:
            return page.low[page.lines[at].start : page.lines[at].end][:LONGEST_HEADING]
    return ""


def sentence_of(page: Page, token: int) -> tuple[int, int]:
    """Token bounds of the sentence that holds a token."""
    low, high = 0, len(page.sentences) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if page.sentences[middle][0] <= token:
            low = middle
        else:
            high = middle - 1
    return page.sentences[low]


def token_bounds(page: Page, start: int, end: int) -> tuple[int, int]:
    """First token at or after `start`, and one past the last token that begins before `end`."""
    begin = bisect_left(page.tokens.starts, start)
    return begin, max(begin + 1, bisect_left(page.tokens.starts, end))


def mention_bounds(page: Page, found: list[Found]) -> list[tuple[int, int]]:
    """Token bounds of each mention."""
    pairs = [token_bounds(page, item.start, item.end) for item in found]
    return [(min(begin, len(page.tokens) - 1), end) for begin, end in pairs]


def scope_numbers(page: Page, found: list[Found]) -> list[NDArray[np.int64]]:
    """Hashed feature numbers of each mention, in the same order."""
    rows, before = [], None
    bounds = mention_bounds(page, found)
    here = around(page, bounds)
    for number, (item, (begin, end)) in enumerate(zip(found, bounds, strict=True)):
        numbers = mention_numbers(page, item, begin, end, before)
        names = cue_names(here, number, sentence_of(page, begin), item.kind)
        rows.append(np.array(numbers + [_number(name) for name in names], dtype=np.int64))
        before = item
    return rows


def chosen(weights: ScopeWeights, page: Page, found: list[Found]) -> list[str]:
    """Importance or polarity of each mention."""
    rows = scope_numbers(page, found)
    if not rows:
        return []
    begins = np.cumsum([0, *map(len, rows[:-1])])
    scores = np.add.reduceat(weights.rows[np.concatenate(rows)], begins, axis=0)
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
    for item, how in zip(page.found, chosen(weights.scope, page, page.found), strict=True):
        item.how = "has" if item.kind == "constraint" else "lacks" if _is_dread(page, item) else how
        item.confidence = float(np.interp(item.confidence, *weights.curve))
