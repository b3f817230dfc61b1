"""Words with their places, and the tables that the rules on personal data share."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp_models.components.table_files import read_table

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;]['\")]*\s|\n|[•*–—-]\s")


NEAR = 7
"""Words on either side that are near."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as written, in lower case, its place, and whether a sentence or line begins with it."""

    text: str
    lower: str
    start: int
    end: int
    first: bool

    @property
    def capital(self) -> bool:
        """Written with a capital, but not all in capitals."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    found: list[Word] = []
    end = 0
    for match in WORD.finditer(text):
        between = text[end : match.start()]
        first = not found or _SENTENCE_END.search(between) is not None
        found.append(Word(match[0], match[0].lower(), match.start(), match.end(), first))
        end = match.end()
    return tuple(found)


def word_before(words: Sequence[Word], at: int, back: int = 1) -> str:
    """The word so many places before one, in lower case; "" where the sentence begins in between."""
    begins = at < back or any(word.first for word in words[at - back + 1 : at + 1])
    return "" if begins else words[at - back].lower


def near(words: Sequence[Word], begin: int, end: int) -> Iterator[str]:
    """Words around a place, within the sentence."""
    for at in range(begin - 1, max(-1, begin - 1 - NEAR), -1):
        if words[at + 1].first:
            break
        yield words[at].lower
    for at in range(end, min(len(words), end + NEAR)):
        if words[at].first:
            break
        yield words[at].lower


@functools.cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a table of this package, read once."""
    return tuple(read_table(name))


def cells(cell: str) -> Iterator[str]:
    """The parts of a cell, `a | b`."""
    return (part for part in cell.split(" | ") if part)


@functools.cache
def cue(name: str) -> frozenset[str]:
    """The words of one line of personal_cues.csv; a plus sign there joins words that stand together."""
    found = next(row["words"] for row in table("personal_cues.csv") if row["cue"] == name)
    return frozenset(word.replace("+", " ") for word in found.split())
