"""Health, origin, religion and conviction in a text: words from tables, with the company they may be in.

A term does not count where one of its `unless` words stands near it in the sentence: who helps in a mosque
does something, who prays there believes something. A language or a kitchen is not an origin.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp_models.components.personal_text import Word, cells, cue, table

NEAR = 7
"""Words on either side in which an `unless` word counts."""

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Term:
    kind: str
    words: tuple[str, ...]
    unless: tuple[str, ...]


def _fits(pattern: str, word: str) -> bool:
    if pattern == "*":
        return True
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _longest_first(terms: dict[str, list[_Term]]) -> dict[str, tuple[_Term, ...]]:
    return {word: tuple(sorted(some, key=lambda term: -len(term.words))) for word, some in terms.items()}


@functools.cache
def _terms() -> tuple[dict[str, tuple[_Term, ...]], dict[str, tuple[_Term, ...]]]:
    """Terms by their first word, and those whose first word is a stem by its first three letters."""
    whole: dict[str, list[_Term]] = {}
    stems: dict[str, list[_Term]] = {}
    for row in table("personal_terms.csv"):
        term = _Term(row["kind"], tuple(row["form"].split()), tuple(row["unless"].split()))
        first = term.words[0]
        (stems if first.endswith("*") else whole).setdefault(
            first[:3] if first.endswith("*") else first, []
        ).append(term)
    return _longest_first(whole), _longest_first(stems)


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


def _cancelled(words: Sequence[Word], begin: int, end: int, unless: Sequence[str]) -> bool:
    return bool(unless) and any(
        _fits(pattern, word) for word in near(words, begin, end) for pattern in unless
    )


def _tables(words: Sequence[Word]) -> Iterator[Span]:
    whole, stems = _terms()
    for at, word in enumerate(words):
        for term in (*whole.get(word.lower, ()), *stems.get(word.lower[:3], ())):
            end = at + len(term.words)
            if end > len(words) or any(w.first for w in words[at + 1 : end]):
                continue
            if all(_fits(p, w.lower) for p, w in zip(term.words, words[at:end], strict=True)):
                if not _cancelled(words, at, end, term.unless):
                    yield term.kind, words[at].start, words[end - 1].end
                break


@functools.cache
def _origins() -> tuple[frozenset[tuple[str, ...]], frozenset[str], frozenset[str]]:
    """(countries as words, adjectives, people of a country), in lower case."""
    rows = table("origins.csv")
    countries = frozenset(tuple(c.lower().split()) for row in rows for c in cells(row["country"]))
    adjectives = frozenset(a for row in rows for a in cells(row["adjective"]))
    return countries, adjectives, frozenset(p for row in rows for p in cells(row["people"]))


def _before(words: Sequence[Word], at: int, count: int) -> str:
    begin = at
    while begin > max(0, at - count) and not words[begin].first:
        begin -= 1
    return " ".join(word.lower for word in words[begin:at])


def _country(words: Sequence[Word], at: int) -> Iterator[Span]:
    countries, _, _ = _origins()
    for length in (2, 1):
        named = tuple(word.lower for word in words[at : at + length])
        if named in countries:
            said = f" {_before(words, at, 5)} "
            found = max((said.rfind(f" {come} ") for come in cue("comes")), default=-1)
            if found >= 0:
                begin = at - len(said[found:].split())
                yield "origin", words[begin].start, words[at + len(named) - 1].end
            return


def _people(words: Sequence[Word]) -> Iterator[Span]:
    """Adjectives of a country beside a person's own, and what people of a country are called."""
    _, adjectives, people = _origins()
    for at, word in enumerate(words):
        yield from _country(words, at)
        following = [w.lower for w in words[at + 1 : at + 3] if not w.first]
        previous = words[at - 1].lower if at and not word.first else ""
        if word.lower in adjectives and (
            (following and following[0] in cue("of-origin"))
            or (
                len(following) > 1
                and following[0] in ("en", "of", "islamitische")
                and following[1] in cue("of-origin")
            )
            or previous in cue("of-origin-before")
        ):
            tail = at + 1 if following and following[0] in cue("of-origin") else at
            yield "origin", word.start, words[tail].end
        elif word.lower in people and word.capital and previous in cue("article"):
            yield "origin", word.start, word.end


def find(words: Sequence[Word]) -> Iterator[Span]:
    """(kind, start, end) of every term that counts."""
    yield from _tables(words)
    yield from _people(words)
