"""Fast tokens with character offsets, and lower-casing that never shifts an offset."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"[a-z]+(?=[\s.,:;])|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|\S")
"""A word (with inner apostrophes; plain ones first, which is quick), a number, or one other sign."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists: character starts, ends and lower-case words of one text."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)


def fold(text: str) -> str:
    """Lower case, the same number of characters (a few letters grow when lowered: those stay)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def tokenise(low: str) -> Tokens:
    """Cut folded text into tokens."""
    words = TOKEN.findall(low)
    starts, ends, at, find = [], [], 0, low.find
    for word in words:  # nothing but white space lies between two tokens
        at = find(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    return Tokens(starts, ends, words)
