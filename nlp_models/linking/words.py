"""Text to words to hashed features: what the linker sees of a label."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

ROWS = 40_009
"""Size of the feature table; features share a row where their hashes collide."""
SHORTEST, LONGEST = 3, 5
"""Lengths of the letter groups of a word, with its ends marked."""
MAX_WORDS = 24
MAX_LETTERS = 48
WORD = re.compile(r"[a-z0-9+#]+(?:'[a-z]+)?")
_SMALL_WORDS = """
de het een van voor in en of met op aan bij te om tot uit door naar over als die dat zijn is worden wordt
der den des 's tussen onder via per the a an of and for in to with on by or from at as
"""
SMALL = frozenset(_SMALL_WORDS.split())
"""Words that say nothing of a task; left out unless there is nothing else."""
_ASIDE = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "’": "'"})


def fold(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower().translate(_ASIDE))
    return "".join(c for c in parts if not unicodedata.combining(c))


def all_words(text: str) -> list[str]:
    """The words of a text, folded; at most `MAX_WORDS`."""
    return WORD.findall(fold(text[:600]))[:MAX_WORDS]


def telling(words: list[str]) -> list[str]:
    """Those of the words of a text that say what it is about, or all where that leaves none."""
    return [word for word in words if word not in SMALL] or words


def content_words(text: str) -> list[str]:
    """The words that say what it is about, or all words where that leaves none."""
    return telling(all_words(text))


def normal(text: str) -> str:
    """What two writings of one label have in common."""
    return " ".join(all_words(text))


@lru_cache(maxsize=200_000)
def features(word: str) -> NDArray[np.int32]:
    """Rows of the feature table for one word: the word itself and its groups of letters."""
    marked = f"<{word[:MAX_LETTERS]}>".encode()
    groups = [
        marked[at : at + size]
        for size in range(SHORTEST, LONGEST + 1)
        for at in range(len(marked) - size + 1)
    ]
    return np.array([zlib.crc32(f) % ROWS for f in (*groups, f"W{word}".encode())], dtype=np.int32)
