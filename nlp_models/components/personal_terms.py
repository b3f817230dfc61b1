"""Health, origin, religion and conviction in a text: words from tables, with the company they may be in.

A term does not count where one of its `unless` words stands near it in the sentence: who helps in a mosque
does something, who prays there believes something. A language or a kitchen is not an origin. A form with
capitals counts only so written ("MS"); a form without a hyphen also before one ("ggz-instelling").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp_models.components.personal_text import Word, cells, cue, table

WORKPLACE = (
    "instelling", "zorg", "hulpverlening", "hulpverlener", "opleiding", "sector", "centrum", "praktijk",
    "organisatie", "verzekering", "medewerker", "bewaarder", "preventie", "sport", "vervoer", "school",
)  # fmt: skip
"""Ends of compounds that name where people work, not what somebody has: "gehandicaptenzorg"."""
STORIES = frozenset({"film", "boek", "serie", "les", "cursus", "project"})
PARENTS = ("vader", "moeder", "ouders", "father", "mother", "parents", "roots")
NEAR = 7
"""Words on either side in which an `unless` word counts."""

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


@functools.cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Terms by what their first word is looked up with: itself, a stem's head (`abc*`), a tail (`*xyz`)."""
    found: dict[str, list[_Term]] = {}
    for row in table("personal_terms.csv"):
        forms = (row["form"].split(), row["unless"].split(), row["beside"].split())
        term = _Term(row["kind"], *(tuple(words) for words in forms))
        first = term.words[0].lower()
        key = f"*{first[-3:]}" if first[0] == "*" else f"{first[:3]}*" if first[-1] == "*" else first
        found.setdefault(key, []).append(term)
    return _longest_first(found)


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


def _cancelled(words: Sequence[Word], begin: int, end: int, term: _Term) -> bool:
    around = near(words, begin, end) if term.unless else ()
    if any(_fits(pattern, word) for word in around for pattern in term.unless):
        return True
    following = [word.lower for word in words[end : end + 2] if not word.first]
    return any(word in term.beside for word in following)


def _tables(words: Sequence[Word]) -> Iterator[Span]:
    terms = _terms()
    for at, word in enumerate(words):
        for term in (
            *terms.get(word.lower, ()),
            *(terms.get(word.lower.split("-")[0], ()) if "-" in word.lower else ()),
            *terms.get(f"{word.lower[:3]}*", ()),
            *terms.get(f"*{word.lower[-3:]}", ()),
        ):
            end = at + len(term.words)
            if end > len(words) or any(w.first for w in words[at + 1 : end]):
                continue
            if all(_fits(p, w.text) for p, w in zip(term.words, words[at:end], strict=True)):
                if not _cancelled(words, at, end, term):
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
            elif _from_there(words, at, at + length):
                yield "origin", words[at - 1].start, words[at + len(named) - 1].end
            return


def _from_there(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a parent stands before a country, or "uit" and near it a word of coming or of family."""
    if not at or words[at].first:
        return False
    if words[at - 1].lower in PARENTS:
        return True
    if words[at - 1].lower not in ("uit", "vanuit", "from"):
        return False
    return not cue("from-country").isdisjoint(near(words, at, end))


def _people(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Adjectives of a country beside a person's own, and what people of a country are called."""
    _, adjectives, people = _origins()
    for at, word in enumerate(words):
        yield from _country(words, at)
        if word.lower in adjectives:
            tail = _adjective_end(text, words, at)
            if tail is not None:
                yield "origin", word.start, words[tail].end
                continue
        previous = words[at - 1].lower if at and not word.first else ""
        if (
            word.lower in people
            and word.capital
            and previous in cue("article")
            and _stands_alone(text, words, at)
        ):
            yield "origin", word.start, word.end


def _following(text: str, words: Sequence[Word], at: int) -> str:
    """The next word where only a space parts it from this one, else ""."""
    if at + 1 >= len(words) or text[words[at].end : words[at + 1].start] != " ":
        return ""
    return words[at + 1].lower


def _stands_alone(text: str, words: Sequence[Word], at: int) -> bool:
    following = _following(text, words, at)
    return not following or following in cue("after-people")


def _adjective_end(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index of the last word of what a country's adjective says of somebody's origin, or None."""
    following = _following(text, words, at)
    if following in cue("of-origin"):
        return at + 1
    previous = words[at - 1].lower if at and not words[at].first else ""
    if following in ("en", "of") and at + 2 < len(words) and words[at + 2].lower in cue("of-origin"):
        return at + 2
    if previous in cue("of-origin-before"):
        return at
    before = _before(words, at, NEAR).split()
    spoken = any(word in cue("language") for word in before)
    of_people = (
        previous in ("zijn", "waren", "are", "were") and before[-2:-1] and before[-2] in cue("parents-are")
    )
    said = previous in cue("origin-is") or of_people
    return at if said and not spoken and _stands_alone(text, words, at) else None


def find(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """(kind, start, end) of every term that counts."""
    yield from _tables(words)
    yield from _people(text, words)
