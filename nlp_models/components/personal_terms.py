"""Health, origin, religion and conviction in a text: words from tables, with the company they may be in.

A term does not count where one of its `unless` words stands near it in the sentence: who helps in a mosque
does something, who prays there believes something. A language or a kitchen is not an origin. A form with
capitals counts only so written ("MS"); a form without a hyphen also before one ("ggz-instelling").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp_models.components import personal_origins
from nlp_models.components.personal_text import Word, near, table

WORKPLACE = (
    "instelling", "zorg", "hulpverlening", "hulpverlener", "opleiding", "sector", "centrum", "praktijk",
    "organisatie", "verzekering", "medewerker", "bewaarder", "preventie", "sport", "vervoer", "school",
)  # fmt: skip
"""Ends of compounds that name where people work, not what somebody has: "gehandicaptenzorg"."""
LISTS = re.compile(r"\b[Tt][Oo][Pp][ -]?[46]00\b")
"""Lists of the police and the municipality, that have a figure in their names."""
STORIES = frozenset({"film", "boek", "serie", "les", "cursus", "project"})
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Term:
    kind: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    beside: tuple[str, ...]


def _fits(pattern: str, word: str) -> bool:
    if pattern == "*":
        return True
    if not pattern.islower():
        return word == pattern or word.startswith(f"{pattern}-")
    word = word.lower()
    if "-" in word and "-" not in pattern and "*" not in pattern:
        word, _, tail = word.partition("-")
        if tail in STORIES:
            return False
    if pattern.startswith("*"):
        return word.endswith(pattern[1:]) and word != pattern[1:]
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1]) and not word.endswith(WORKPLACE)
    return word == pattern


def _longest_first(terms: dict[str, list[_Term]]) -> dict[str, tuple[_Term, ...]]:
    return {word: tuple(sorted(some, key=lambda term: -len(term.words))) for word, some in terms.items()}


def _key(first: str) -> str:
    """What a term is looked up with: a tail (`*xyz`), a head of four letters at most, or the word."""
    if first[0] == "*":
        return f"*{first[-3:]}"
    return f"{first[:-1][:4]}*" if first[-1] == "*" else first


def _candidates(terms: dict[str, tuple[_Term, ...]], word: str) -> list[_Term]:
    """Terms that may begin with this word, as written; whole words before heads and tails."""
    low = word.lower()
    found = list(terms.get(low, ()))
    if "-" in low:
        found += terms.get(low.split("-")[0], ())
    for key in (f"{low[:4]}*", f"{low[:3]}*", f"*{low[-3:]}"):
        if key in terms:
            found += [term for term in terms[key] if _fits(term.words[0], word)]
    return found


@functools.cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Terms by what their first word is looked up with: itself, a stem's head (`abc*`), a tail (`*xyz`)."""
    found: dict[str, list[_Term]] = {}
    for row in table("personal_terms.csv"):
        forms = (row["form"].split(), row["unless"].split(), row["beside"].split())
        term = _Term(row["kind"], *(tuple(words) for words in forms))
        first = term.words[0].lower()
        found.setdefault(_key(first), []).append(term)
    return _longest_first(found)


def _cancelled(words: Sequence[Word], begin: int, end: int, term: _Term) -> bool:
    around = near(words, begin, end) if term.unless else ()
    if any(_fits(pattern, word) for word in around for pattern in term.unless):
        return True
    following = [word.lower for word in words[end : end + 2] if not word.first]
    return any(word in term.beside for word in following)


def _stands(term: _Term, words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the words of a term stand here, within one sentence."""
    if end > len(words) or not _fits(term.words[0], words[at].text):
        return False
    for other in range(1, len(term.words)):
        word = words[at + other]
        if word.first or not _fits(term.words[other], word.text):
            return False
    return True


def _tables(words: Sequence[Word]) -> Iterator[Span]:
    terms = _terms()
    for at, word in enumerate(words):
        for term in _candidates(terms, word.text):
            end = at + len(term.words)
            if _stands(term, words, at, end):
                if not _cancelled(words, at, end, term):
                    yield term.kind, words[at].start, words[end - 1].end
                break


def find(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """(kind, start, end) of every term that counts."""
    for found in LISTS.finditer(text):
        yield "conviction", found.start(), found.end()
    yield from _tables(words)
    yield from personal_origins.find(text, words)
