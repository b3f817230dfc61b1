"""What a word is by its form alone: closed word class, verb guess, endings, shape. Cached per word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from threading import Lock
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.table_files import read_table
from nlp_models.tokens import fold

Codes = NDArray[np.uint32]
Scores = NDArray[np.int16]

ATTRIBUTES = ("word", "class", "end3", "end4", "start4", "end2", "shape", "start3", "fine", "coarse")
MARKS = ("stop", "fresh", "cue", "people", "name")
"""Beside the attributes: which stop a word is, whether a clause begins after it, whether it is a cue word,
who it speaks of, and the plain hash of it."""
SEEDS = tuple(crc32(f"{name}=".encode()) for name in ATTRIBUTES)
"""A hash goes on where one of the attribute's name left off: the hash of both, joined."""
BREAKS = ",;:.!?()–—•+/"
JOINING = frozenset(("and", "or", "but"))
PEOPLE = {"you": 1, "we": 2, "he": 4, "i": 8}
CUES = frozenset(
    {"neg", "modal", "get", "learn", "must", "plus", "open", "we", "you", "have"}
    | {"be", "he", "i", "past", "plan", "do", "kin", "staff", "self"}
)
PAD = 3
NEIGHBOURS = np.arange(2 * PAD + 1)[:, None]
VOWELS = "aeiou"
LONGEST = 40
UNKNOWN_ENDINGS = (
    ("noun", ("ing", "heid", "atie", "schap", "teit", "ment", "ness", "tion", "ity")),
    ("agent", ("eur", "ster", "ist", "ant", "aar", "monteur", "medewerker")),
    ("adj", ("ig", "isch", "lijk", "baar", "ief", "able", "ful", "ous", "ive")),
    ("inf", ("eren", "elen", "igen")),
    ("ing", ("ing",)),
)
ANY_ENDING = tuple(ending for _, endings in UNKNOWN_ENDINGS for ending in endings)


def stable_hash(text: str) -> int:
    """32 bits that are the same in every process."""
    return crc32(text.encode())


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
    if not low.endswith(ANY_ENDING):
        return "x"
    return next(name for name, ends in UNKNOWN_ENDINGS if low.endswith(ends))


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


def _values(low: str, surface: str) -> tuple[str, ...]:
    """The attributes of a word, in the order of ATTRIBUTES."""
    kind = word_class(low)
    if kind == "num":
        return "#" * len(low) if len(low) > 3 else low, kind, *"9999", shape_of(surface), *"999"
    fine, coarse = group_of(low[:LONGEST])
    return low, kind, low[-3:], low[-4:], low[:4], low[-2:], shape_of(surface), low[:3], fine, coarse


def codes_of(surface: str) -> list[int]:
    """Attribute hashes of a word as it is written, then its marks."""
    low = surface.lower()
    word = low if len(low) == len(surface) else fold(surface)
    codes = [crc32(value.encode(), seed) for value, seed in zip(_values(low, surface), SEEDS, strict=True)]
    kind = closed_classes().get(word, "")
    stop = BREAKS.find(word) + 1
    codes += (stop, stop > 0 or kind in JOINING, kind in CUES, PEOPLE.get(kind, 0), crc32(word.encode()))
    return codes


class WordForms:
    """Codes of every word met, by its number; grows while reading, bounded. Number 0 is beyond the text.

    `summed` may turn the codes of new words into scores for the tokens around them, kept beside the codes.
    """

    def __init__(self, summed: Callable[[Codes], Scores] | None = None, limit: int = 40_000) -> None:
        self._summed = summed or (lambda codes: np.zeros((len(codes), len(NEIGHBOURS), 0), dtype=np.int16))
        self._limit = limit
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._size = 1
        self._codes = np.zeros((4096, len(ATTRIBUTES) + len(MARKS)), dtype=np.uint32)
        first = self._summed(self._codes[:1])
        self._scores = np.zeros((4096, *first.shape[1:]), dtype=first.dtype)
        self._scores[:1] = first

    def of(self, surfaces: list[str]) -> tuple[Codes, Scores]:
        """Codes of a text's words, with PAD rows for what is beyond it on either side; and what the words
        around each token add up to."""
        with self._lock:
            if self._size > self._limit:
                self._forget()
            known = self._numbers
            new = set(surfaces).difference(known)
            if new:
                self._learn(new)
            beyond = [0] * PAD
            numbers = np.array([*beyond, *map(known.__getitem__, surfaces), *beyond])
            around = numbers[np.arange(len(surfaces)) + NEIGHBOURS] * len(NEIGHBOURS) + NEIGHBOURS
            scores = self._scores.reshape(len(self._scores) * len(NEIGHBOURS), -1 if self._scores.size else 0)
            near = scores.take(around, axis=0).sum(axis=0, dtype=np.int16)
            return self._codes.take(numbers, axis=0), near

    def _learn(self, words: set[str]) -> None:
        begin, end = self._size, self._size + len(words)
        while end > len(self._codes):
            self._codes = np.concatenate([self._codes, np.zeros_like(self._codes)])
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
        self._codes[begin:end] = [codes_of(word) for word in words]
        self._scores[begin:end] = self._summed(self._codes[begin:end])
        self._numbers.update(zip(words, range(begin, end), strict=True))
        self._size = end
