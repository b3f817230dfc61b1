"""What is known of single words as names: lists of names, of what is no name, and of ordinary words."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from nlp_models.components.personal_text import Word, cells, cue, table
from nlp_models.components.table_files import read_words

ENDINGS = (
    "s", "en", "je", "jes", "tje", "tjes", "ing", "heid", "lijk", "baar", "loos", "t", "te", "de", "ten",
    "er", "ers", "ster", "achtig", "ig", "ige", "e",
)  # fmt: skip
"""What an ordinary word takes after it: "oefeningetjes" stands in no list, "oefening" does."""
SHORTEST_PARTS = ((4, 4), (3, 5), (5, 3))
"""Letters of the two halves of a compound, at least; shorter ones would take names apart ("Mar-loes")."""
LONGEST = 40
DOUBLE = re.compile(r"^(?:[DLNOdlno]['’]|Ma?c|De|La|Le|Da|Ja|Ke|Ta|Sha|Mar)(?=[A-Z])")
"""Heads of names with a capital inside: "D'Angelo", "DeShawn"; other words with one are brands ("CapCut")."""
VOWEL = frozenset("aeiouyáàâäãéèêëíìîïóòôöõúùûüıøæ")
"""Without one a word is an abbreviation: "mevr"."""


@functools.cache
def given() -> dict[str, str]:
    """Per given name in lower case: "", "capital" (only with one), or "word" (only where a name stands)."""
    return {row["name"].lower(): row["doubt"] for row in table("given_names.csv")}


@functools.cache
def surnames() -> dict[str, str]:
    """Per surname in lower case whether it is an ordinary word as well ("word")."""
    return {row["name"].lower(): row["doubt"] for row in table("surnames.csv")}


@functools.cache
def not_names() -> frozenset[str]:
    """Places, companies, languages, peoples, days: what has a capital and is nobody's name."""
    words = frozenset(word.lower() for row in table("not_names.csv") for word in row["words"].split())
    rows = table("origins.csv")
    peoples = [
        name for row in rows for column in ("country", "adjective", "people") for name in cells(row[column])
    ]
    names = [*peoples, *(row["form"] for row in table("languages.csv"))]
    joined = {name.lower().replace(" ", "-") for name in names}
    parts = {part for name in joined for part in name.split("-") if len(part) > 3}
    return words | joined | (parts - given().keys())


@functools.cache
def _ordinary() -> frozenset[str]:
    return read_words("ordinary_words.txt")


def ordinary(low: str) -> bool:
    """Whether a word in lower case is one of the language: itself, inflected, or made of two that are."""
    known = _ordinary()
    if low in known:
        return True
    if not 5 <= len(low) <= LONGEST:
        return False
    if any(low.endswith(end) and len(low) - len(end) >= 4 and low[: -len(end)] in known for end in ENDINGS):
        return True
    return any(_compound(low, at, known) for at in range(3, len(low) - 2))


def _compound(low: str, at: int, known: frozenset[str]) -> bool:
    head, tail = low[:at], low[at:]
    if not any(len(head) >= one and len(tail) >= two for one, two in SHORTEST_PARTS):
        return False
    if tail not in known and not (
        len(tail) > 7 and any(_compound(tail, i, known) for i in range(3, len(tail) - 2))
    ):
        return False
    return head in known or (head.endswith("s") and len(head) > 4 and head[:-1] in known)


def stem(word: Word) -> str:
    """The name without what is glued to it: genitive s and second halves."""
    low = word.lower.removesuffix("'s").removesuffix("’s")
    return low.split("-")[0]


def unknown_capital(word: Word) -> bool:
    """Written as a name, and not known to be something else."""
    if not word.capital or word.lower in not_names() or len(word.text) < 2:
        return False
    return "-" not in word.text or word.text.split("-")[1][:1].isupper()


def stranger(word: Word) -> bool:
    """Written as a name, in no list, and no word of the language: "Shurendy", not "Koningsdag"."""
    low = stem(word)
    if not unknown_capital(word) or len(low) < 3 or low in not_names() or VOWEL.isdisjoint(low):
        return False
    inner = DOUBLE.sub("", word.text.removesuffix("'s").removesuffix("’s").split("-")[0])[1:]
    return inner.isalpha() and inner.islower() and not ordinary(low) and not _of_brand(low)


def _of_brand(low: str) -> bool:
    """What is made of a brand or place: "Ciscocursus", "Hemashift", "Rotterdams"."""
    if any(low.removesuffix(end) in not_names() for end in ("s", "se", "er", "ers") if len(low) > 6):
        return True
    return any(low[:at] in not_names() and ordinary(low[at:]) for at in range(4, len(low) - 3))


def small_stranger(word: Word) -> bool:
    """In small letters, and no word of the language: "zekeriya" as typed in haste."""
    low = stem(word)
    if not word.text.islower() or len(low) < 3 or low in not_names() or VOWEL.isdisjoint(low):
        return False
    return not ordinary(low)


def doubtful_given(word: Word) -> bool:
    """A given name that is a word as well, or one in small letters: a name only where a name stands."""
    doubt = given().get(stem(word))
    if doubt is None or word.lower in not_names():
        return False
    if word.text.islower():
        return doubt == "capital" and not ordinary(word.lower)
    return doubt == "word" and word.capital and not word.first


def surely_given(word: Word) -> bool:
    """A given name that is nothing else."""
    return word.capital and given().get(stem(word), "word") != "word"


def extended(text: str, words: Sequence[Word], at: int) -> int:
    """Index after the surname that follows a given name, particles included; `at + 1` without one."""
    end, probe = at + 1, at + 1
    while probe < len(words) and probe <= at + 5:
        gap = text[words[probe - 1].end : words[probe].start]
        if gap.strip(" '’") or not gap:
            break
        word = words[probe]
        if (
            unknown_capital(word)
            or (word.capital and stem(word) in surnames())
            or (word.lower in surnames() and probe == end and words[at].text.islower())
        ):
            end = probe + 1
        elif word.lower not in cue("particle") or word.first:
            break
        probe += 1
    return end
