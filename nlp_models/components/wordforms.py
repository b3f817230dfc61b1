"""What a word is by its form alone: closed word class, verb guess, endings, shape. Cached per word."""

from __future__ import annotations

import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.phrases import read_table

ATTRIBUTES = ("word", "class", "end3", "end4", "start4", "end2", "shape", "start3")
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
            "#" * len(low) if is_number and len(low) > 3 else low, kind, low[-3:], low[-4:], low[:4], low[-2:],
            shape_of(surface), low[:3],
        )  # fmt: skip
        if is_number:
            values = (values[0], kind, "9", "9", "9", "9", values[6], "9")
        self._table[number] = [stable_hash(f"{name}={value}") for name, value in zip(ATTRIBUTES, values, strict=True)]
        self._rows[surface] = number
        return number
