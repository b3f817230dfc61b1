"""What the choice of importance or polarity looks at, as families of words and names with hashed numbers."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from nlp_models.components.page import Found, Page
from nlp_models.components.wordforms import closed_classes

SCOPE_BITS = 18
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
LONGEST_HEADING = 200
HEADING_WORDS, FAR_HEADING = 8, 14
Family = tuple[str, str]
"""What kind of thing an item is: where it stands, and the mention's kind where that counts."""
Part = tuple[Family, Sequence[Any]]
NAMED, HEADING, BEFORE, AFTER = ("", ""), ("h", ""), ("b", ""), ("a", "")


def _number(name: str) -> int:
    return zlib.crc32(name.encode()) & SCOPE_MASK


def _near(place: str, kind: str, word: str) -> tuple[int, ...]:
    """A word in the clause of a mention: alone, with the mention's kind, and its class."""
    return (_number(f"{place}{word}/{kind}"), *_far(place, kind, word))


def _far(place: str, _: str, word: str) -> tuple[int, ...]:
    """A word of the same sentence outside the clause: alone and its class."""
    word_class = closed_classes().get(word)
    if word_class in CLASSES_OF_SCOPE:
        return _number(f"{place}{word}"), _number(f"{place}c{word_class}")
    return (_number(f"{place}{word}"),)


def _heading_words(place: str, _: str, heading: str) -> tuple[int, ...]:
    """The heading above a mention: its words, and all of them as one."""
    words = heading.split()[:HEADING_WORDS]
    return tuple(_number(f"{place}{words}") for words in (*words, " ".join(words)))


def _standing(_: str, kind: str, item: tuple[str, str, bool, str]) -> tuple[int, ...]:
    """Section and shape of the line, whether the rules gave a key, and the kind of the mention before."""
    section, shape, keyed, before = item
    names = (f"k={kind}", f"s={section}", f"ks={kind}/{section}", f"sh={shape}/{section}")
    return tuple(map(_number, (*names, f"r={kind}/{keyed}", f"g={before}")))


FAMILIES: dict[str, Callable[[str, str, Any], tuple[int, ...]]] = {
    **dict.fromkeys("BAI", _near),
    **dict.fromkeys("ba", _far),
    "": lambda _, __, name: (_number(name),),
    "h": _heading_words,
    "standing": _standing,
}


def numbers_of(family: Family, item: Any) -> tuple[int, ...]:
    """Hashed numbers of one item."""
    return FAMILIES[family[0]](*family, item)


@dataclass(slots=True)
class Surroundings:
    """A page, where its clauses break, and the headings found above its lines so far."""

    page: Page
    breaks: list[int]
    headings: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> Surroundings:
        """Look for the breaks once per page."""
        return cls(page, [i for i, word in enumerate(page.tokens.words) if word in BREAKS])

    def clause(self, begin: int, end: int, first: int, last: int) -> tuple[int, int]:
        """Token bounds of the clause around a mention inside its sentence."""
        before, after = bisect_left(self.breaks, begin), bisect_left(self.breaks, end)
        left = max(first, self.breaks[before - 1] + 1) if before else first
        right = min(last, self.breaks[after]) if after < len(self.breaks) else last
        return left, max(end, right)

    def heading(self, line: int) -> str:
        """The words of the heading above a line."""
        if line not in self.headings:
            lines = self.page.lines
            above = (lines[at] for at in range(line, max(-1, line - FAR_HEADING), -1))
            found = next((each for each in above if each.shape == "heading" or each.heading), None)
            words = self.page.low[found.start : found.end][:LONGEST_HEADING] if found else ""
            self.headings[line] = words
        return self.headings[line]


def _neighbour_names(words: list[str], begin: int, end: int, first: int, last: int) -> list[str]:
    """Names of the words right beside a mention and at the edges of its sentence."""
    names = [f"-{d}{words[begin - d]}" for d in (1, 2, 3) if begin - d >= first]
    names += [f"+{d}{words[end + d - 1]}" for d in (1, 2, 3) if end + d - 1 < last]
    if begin - 2 >= first:
        names.append(f"--{words[begin - 2]} {words[begin - 1]}")
    if end + 1 < last:
        names.append(f"++{words[end]} {words[end + 1]}")
    opening = words[first]
    names += [f"f{opening}", f"ff{opening} {words[min(first + 1, last - 1)]}", f"z{words[last - 1]}"]
    return names


def mention_parts(
    about: Surroundings,
    found: Found,
    bounds: tuple[int, int],
    sentence: tuple[int, int],
    before: Found | None,
    names: list[str],
) -> list[Part]:
    """Everything around one mention, with the names of its cues; the bounds are of tokens."""
    page, kind, (begin, end), (first, last) = about.page, found.kind, bounds, sentence
    words, number = page.tokens.words, page.line_of[begin]
    line = page.lines[number]
    left, right = about.clause(begin, end, first, last)
    standing = (line.section, line.shape, bool(found.keys), before.kind if before else "")
    parts: list[Part] = [
        (NAMED, names + _neighbour_names(words, begin, end, first, last)),
        (("standing", kind), (standing,)),
        (HEADING, (about.heading(number),)),
        (("I", kind), words[begin:end]),
    ]
    if left < begin:
        parts.append((("B", kind), words[left:begin]))
    if end < right:
        parts.append((("A", kind), words[end:right]))
    far, further = max(first, begin - WIDE), min(last, end + WIDE)
    if far < left:
        parts.append((BEFORE, words[far:left]))
    if right < further:
        parts.append((AFTER, words[right:further]))
    return parts
