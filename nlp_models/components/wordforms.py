"""What a word is by its form alone: closed word class, verb guess, endings, shape. Cached per word."""

from __future__ import annotations

import zlib
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.phrases import read_table

ATTRIBUTES = ("word", "class", "end3", "end4", "start4", "end2", "shape", "start3", "fine", "coarse")
VOWELS = "aeiou"
LONGEST = 40
UNKNOWN_ENDINGS = (
    ("noun", ("ing", "heid", "atie", "schap", "teit", "ment", "ness", "tion", "ity")),
    ("agent", ("eur", "ster", "ist", "ant", "aar", "monteur", "medewerker")),
    ("adj", ("ig", "isch", "lijk", "baar", "ief", "able", "ful", "ous", "ive")),
    ("inf", ("eren", "elen", "igen")),
    ("ing", ("ing",)),
)


def stable_hash(text: str) -> int:
    """32 bits that are the same in every process."""
    return zlib.crc32(text.encode())


@cache
def closed_classes() -> dict[str, str]:
    """Word to class, from the table; the first class a word is listed under counts."""
    classes: dict[str, str] = {}
    for row in read_table("wordclasses.csv"):
        for word in row["words"].split():
            classes.setdefault(word, row["class"])
    return classes


@cache
def open_classes() -> dict[str, str]:
    """Verb forms to a class: `inf`, `fin` (finite), `part` (participle), `ing`, `base` (English)."""
    return {row["form"]: row["class"] for row in read_table("verbs.csv")}


def word_class(low: str) -> str:
    """Closed class, verb class or a guess by ending; numbers are `num`, signs themselves."""
    if low[0].isdecimal():
        return "num"
    if not low[0].isalpha():
        return low
    found = closed_classes().get(low) or open_classes().get(low)
    if found:
        return found
    return next((name for name, ends in UNKNOWN_ENDINGS if low.endswith(ends)), "x")


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """A crude Dutch and English stem: verb and plural endings off, doubled vowels and consonants single."""
    if len(word) < 4 or not word[0].isalpha():
        return word
    kind = open_classes().get(word)
    endings = ("en", "t", "s", "e") if kind in ("inf", "fin", "base") else ("ën", "en", "'s", "es", "s", "e")
    least = 2 if kind in ("inf", "fin", "base") else 3
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 2 and word[-1] == word[-2]:
        word = word[:-1]
    if len(word) > 3 and word[-2] == word[-3] and word[-2] in VOWELS:
        word = word[:-2] + word[-1]
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])


@cache
def groups() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Word to (fine, coarse) group, and the same by stem for words the table lacks."""
    words = {row["word"]: (row["fine"], row["coarse"]) for row in read_table("word_groups.csv")}
    stems: dict[str, tuple[str, str]] = {}
    for word, pair in words.items():
        stems.setdefault(stem(word), pair)
    return words, stems


def group_of(low: str) -> tuple[str, str]:
    """Groups of a word, of its stem, or of the longest known ending of a compound; else ("-", "-")."""
    words, stems = groups()
    found = words.get(low) or stems.get(stem(low))
    if found is None and len(low) > 8:
        found = next((words[low[i:]] for i in range(3, len(low) - 4) if low[i:] in words), None)
    return found or ("-", "-")


def shape_of(surface: str) -> str:
    """Digits as 9 with their number, capitals as one of three shapes, length in steps."""
    if surface[0].isdecimal():
        return "9" * min(len(surface), 6)
    if not surface[0].isalpha():
        return "sign"
    case = "AA" if len(surface) > 1 and surface.isupper() else "Aa" if surface[0].isupper() else "aa"
    return f"{case}{min(len(surface), 14) // 3}"


class WordForms:
    """Table of attribute hashes per surface word; grows while reading, bounded."""

    def __init__(self, limit: int = 60_000) -> None:
        self._rows: dict[str, int] = {}
        self._table = np.zeros((4096, len(ATTRIBUTES)), dtype=np.uint32)
        self._limit = limit

    def rows(self, surfaces: list[str]) -> NDArray[np.uint32]:
        """Attribute hashes, shape (words, attributes)."""
        if len(self._rows) > self._limit:
            self._rows.clear()
        known = self._rows
        numbers = [known[s] if s in known else self._learn(s) for s in surfaces]
        return self._table[numbers]

    def _learn(self, surface: str) -> int:
        number = len(self._rows)
        if number >= len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        low = surface.lower()
        kind = word_class(low)
        is_number = kind == "num"
        values = (
            "#" * len(low) if is_number and len(low) > 3 else low, kind, low[-3:], low[-4:], low[:4],
            low[-2:],
            shape_of(surface), low[:3], *group_of(low[:LONGEST]),
        )  # fmt: skip
        if is_number:
            values = (values[0], kind, "9", "9", "9", "9", values[6], "9", "9", "9")
        self._table[number] = [
            stable_hash(f"{name}={value}") for name, value in zip(ATTRIBUTES, values, strict=True)
        ]
        self._rows[surface] = number
        return number
