"""Where somebody is from: a country after "kwam uit", its adjective beside a person, its people after "een".

A language or a kitchen is not an origin: "spreekt Turks", "kookt Surinaams".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from nlp_models.components.personal_text import NEAR, Word, cells, cue, near, table, word_before

PARENTS = ("vader", "moeder", "ouders", "father", "mother", "parents", "roots")

AGE = re.compile(r", (?:1[4-9]|2[0-9])\b")
Span = tuple[str, int, int]


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
            elif _from_there(words, at, at + length) or _lived_there(words, at, at + length):
                yield "origin", words[at - 1].start, words[at + len(named) - 1].end
            elif back := _born_there(words, at, at + length):
                yield "origin", words[at].start, words[back - 1].end
            return


def _lived_there(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether somebody grew up in a place: "groeide op bij oma op Curaçao", "woonde tot zijn tiende in"."""
    if not at or words[at].first or words[at - 1].lower not in ("in", "op", "te"):
        return False
    around = set(near(words, at, end))
    lived = not cue("lived").isdisjoint(around) and "tot" in around
    return lived or not cue("grew-up").isdisjoint(around)


def _born_there(words: Sequence[Word], at: int, end: int) -> int | None:
    """Index after "geboren", "vandaan" and the like that stands shortly after a place: "in Rabat geboren"."""
    if not at or words[at].first or words[at - 1].lower not in ("in", "uit", "te", "op", "vanuit", "van"):
        return None
    for index in range(end, min(len(words), end + 3)):
        if words[index].first:
            return None
        if words[index].lower in cue("back-from"):
            return index + 1
    return None


def _from_there(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a parent stands before a country, or "uit" and near it a word of coming or of family."""
    if not at or words[at].first:
        return False
    if words[at - 1].lower in PARENTS:
        return True
    if words[at - 1].lower not in ("uit", "vanuit", "from"):
        return False
    return not cue("from-country").isdisjoint(near(words, at, end))


def find(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Adjectives of a country beside a person's own, and what people of a country are called."""
    _, adjectives, people = _origins()
    for at, word in enumerate(words):
        yield from _country(words, at)
        if word.lower in adjectives or _joined(word.lower, adjectives):
            tail = _adjective_end(text, words, at)
            if tail is not None:
                yield "origin", word.start, words[tail].end
                continue
        if word.lower in people and word.capital and _is_one(text, words, at):
            yield "origin", word.start, word.end


def _joined(low: str, adjectives: frozenset[str]) -> bool:
    """Two adjectives in one: "Turks-Koerdisch"."""
    parts = low.split("-")
    return len(parts) == 2 and all(part in adjectives or part.startswith("nederland") for part in parts)


def _of_family(text: str, words: Sequence[Word], at: int, before: Sequence[str]) -> bool:
    """What a parent is, told without a verb, or what "ze" are, or somebody's age after it: "Poolse, 22"."""
    previous = before[-1] if before else ""
    if previous in PARENTS or previous in cue("kin") or before[-3:] == ["van", "huis", "uit"]:
        return True
    if previous in ("ze", "zij", "hij", "we") and before[-2:-1] in (["zijn"], ["is"], ["was"], ["waren"]):
        return True
    return words[at].first and AGE.match(text, words[at].end) is not None


def _is_one(text: str, words: Sequence[Word], at: int) -> bool:
    """After an article, or after "zijn" with parents before it: what somebody is."""
    previous = word_before(words, at)
    of_people = previous in ("zijn", "waren", "are", "were") and not cue("parents-are").isdisjoint(
        _before(words, at, NEAR).split()
    )
    said = previous in cue("article") or previous in cue("kin") or previous in PARENTS or of_people
    return said and _stands_alone(text, words, at)


def _following(text: str, words: Sequence[Word], at: int) -> str:
    """The next word where only a space parts it from this one, else ""."""
    if at + 1 >= len(words) or text[words[at].end : words[at + 1].start] != " ":
        return ""
    return words[at + 1].lower


def _stands_alone(text: str, words: Sequence[Word], at: int) -> bool:
    following = _following(text, words, at)
    return not following or following in cue("after-people")


def _ends_or_tells(text: str, words: Sequence[Word], at: int) -> bool:
    """An adjective used for a person: "een Marokkaanse die ...", "een Marokkaanse."."""
    following = _following(text, words, at)
    return words[at].lower.endswith(("se", "sche")) and following in ("", "die", "van", "who", "uit", "met")


def _adjective_end(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index of the last word of what a country's adjective says of somebody's origin, or None."""
    following = _following(text, words, at)
    if following in cue("of-origin"):
        return at + 1
    if [word.lower for word in words[at + 1 : at + 4]] == ["van", "huis", "uit"]:
        return at + 3
    previous = word_before(words, at)
    if following in ("en", "of") and at + 2 < len(words) and words[at + 2].lower in cue("of-origin"):
        return at + 2
    if previous in cue("of-origin-before"):
        return at
    before = _before(words, at, NEAR).split()
    spoken = any(word in cue("language") for word in before)
    of_people = previous in ("zijn", "waren", "are", "were") and not cue("parents-are").isdisjoint(before)
    second = word_before(words, at, 2)
    one = previous in ("een", "deze", "die", "als", "jonge", "echte", "a") and second not in (
        "bij",
        "naar",
        "van",
    )
    said = (
        previous in cue("origin-is")
        or of_people
        or _of_family(text, words, at, before)
        or (one and _ends_or_tells(text, words, at))
    )
    return at if said and not spoken and _stands_alone(text, words, at) else None
