"""Names of people in a text: given names from a table, and what stands where a name stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from nlp_models.components.personal_terms import near
from nlp_models.components.personal_text import Word, cells, cue, table

INITIALS = re.compile(
    r"(?<![\w.])(?P<initials>(?:[A-Z]\.[ -]?){1,4})"
    r"(?P<particles>(?:(?:van|de|der|den|ten|ter|el|'t|Van|De|El)\s){0,3})"
    r"(?P<surname>[A-Z][^\W\d_]{2,30})(?:-[A-Z][^\W\d_]{1,30})?"
)
LICENCES = frozenset("ABCDET")
"""Letters that end a sentence on driving licences more often than they begin a name."""
STREETS = re.compile(
    r"(?:straat|laan|plein|kade|gracht|singel|plantsoen|boulevard|brug|tunnel|dreef|weg|school|college|park|"
    r"haven|polder|huis|hal|markt|festival|kerk|moskee|toren|festival|cup|bad|hoek)$"
)
LICENCE = re.compile(
    r"(?:rijbewijs|rijbewijzen|licen[cs]e|categorie|klasse|theorie|code)\W[^.]{0,12}$", re.IGNORECASE
)

Span = tuple[str, int, int]


@functools.cache
def _given() -> dict[str, str]:
    """Per given name in lower case: "", "capital" (only with one), or "word" (only where a name stands)."""
    return {row["name"].lower(): row["doubt"] for row in table("given_names.csv")}


@functools.cache
def _surnames() -> dict[str, str]:
    """Per surname in lower case whether it is an ordinary word as well ("word")."""
    return {row["name"].lower(): row["doubt"] for row in table("surnames.csv")}


@functools.cache
def _not_names() -> frozenset[str]:
    words = frozenset(word.lower() for row in table("not_names.csv") for word in row["words"].split())
    rows = table("origins.csv")
    peoples = (cells(row[column]) for row in rows for column in ("country", "adjective", "people"))
    return words | {name.lower().replace(" ", "-") for some in peoples for name in some}


def _parts(word: Word) -> str:
    """The name without what is glued to it: genitive s and second halves."""
    low = word.lower.removesuffix("'s").removesuffix("’s")
    return low.split("-")[0]


def _unknown_capital(word: Word) -> bool:
    if not word.capital or word.lower in _not_names() or len(word.text) < 2:
        return False
    return "-" not in word.text or word.text.split("-")[1][:1].isupper()


def _joined(text: str, one: Word, other: Word) -> bool:
    return text[one.end : other.start] in (" ", "  ", ". ", "-")


def _extended(text: str, words: Sequence[Word], at: int) -> int:
    """Index after the surname that follows a given name, particles included; `at + 1` without one."""
    end, probe = at + 1, at + 1
    while (
        probe < len(words)
        and probe <= at + 5
        and text[words[probe - 1].end : words[probe].start].strip() == ""
    ):
        if "\n" in text[words[probe - 1].end : words[probe].start]:
            break
        word = words[probe]
        if (
            _unknown_capital(word)
            or (word.capital and _parts(word) in _surnames())
            or (word.lower in _surnames() and probe == end and words[at].text.islower())
        ):
            end = probe + 1
        elif word.lower not in cue("particle") or word.first:
            break
        probe += 1
    return end


def _of_business(words: Sequence[Word], at: int, end: int) -> bool:
    """Part of the name of a street, school or company rather than of a person."""
    before = words[at - 1].lower if at and not words[at].first else ""
    after = words[end].lower if end < len(words) and not words[end].first else ""
    inside = any(STREETS.search(word.lower) and len(word.lower) > 5 for word in words[at:end])
    return before in cue("business-before") or after in cue("business-after") or inside


def _listed(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index after a name whose given name is in the table, or None."""
    word = words[at]
    name = _parts(word)
    doubt = _given().get(word.lower, _given().get(name))
    if doubt is None or ("-" in word.text and not word.text.split("-")[1][:1].isupper()):
        return None
    if not word.capital and (doubt or len(name) < 4 or word.text.isupper()):
        return None
    end = _extended(text, words, at)
    before = words[at - 1].lower if at and not word.first else ""
    if before in cue("place-before") and doubt == "word" and end == at + 1:
        return None
    if doubt == "word" and not (end > at + 1 or _stands_as_name(words, at, before)):
        return None
    return end


def _stands_as_name(words: Sequence[Word], at: int, before: str) -> bool:
    after = words[at + 1].lower if at + 1 < len(words) and not words[at + 1].first else ""
    if before in cue("relation") or before in cue("title") or before in cue("named"):
        return True
    if not words[at].first and before in cue("before-name"):
        return True
    return after in cue("person-verb") | cue("says") and (
        not words[at].first or words[at].lower not in _not_names()
    )


def _cued(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index after a name that the words before it announce, or None."""
    word = words[at]
    if at == 0:
        return None
    before = words[at - 1].lower
    gap = text[words[at - 1].end : word.start]
    if len(gap) > 3 or "\n" in gap:
        return None
    if before in cue("title") and gap.strip() in ("", "."):
        probe = at
        while probe < len(words) - 1 and words[probe].lower in cue("particle") and probe < at + 3:
            probe += 1
        return _extended(text, words, probe) if _unknown_capital(words[probe]) else None
    if gap.strip() not in ("", ":", ",", "("):
        return None
    if _announced(words, at) and _unknown_capital(word):
        return _extended(text, words, at)
    if word.first:
        return None
    return _talked(text, words, at, before)


def _announced(words: Sequence[Word], at: int) -> bool:
    """Whether a relation or "heet" stands before, with at most two small words between."""
    for cued in range(at - 1, max(-1, at - 4), -1):
        word = words[cued].lower
        two = f"{words[cued - 1].lower} {word}" if cued else ""
        if word in cue("named") or two in cue("named-two"):
            return True
        if word in cue("relation") and not words[at].first:
            return True
        if word not in cue("between") or words[cued].first:
            return False
    return False


def _talked(text: str, words: Sequence[Word], at: int, before: str) -> int | None:
    """Names with whom somebody spoke, and unknown words that speak."""
    word = words[at]
    if not _unknown_capital(word):
        return None
    if before in ("met", "with") and any(w.lower in cue("talk") for w in words[max(0, at - 6) : at + 4]):
        return _extended(text, words, at)
    following = words[at + 1] if at + 1 < len(words) and not words[at + 1].first else None
    if following and following.lower in cue("says"):
        return at + 1
    pair = following is not None and _unknown_capital(following) and before in cue("between")
    return at + 2 if pair and any(word in cue("relation") for word in near(words, at, at)) else None


def find(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """(kind, start, end) of every name."""
    for match in INITIALS.finditer(text):
        if _is_initialed(match, text):
            yield "name", match.start(), match.end()
    at = 0
    while at < len(words):
        end = _cued(text, words, at) or _listed(text, words, at) or _by_surname(words, at)
        if end and not _of_business(words, at, end) and not _phrase(words, at, end):
            yield "name", words[at].start, words[end - 1].end
        at = end or at + 1


def _phrase(words: Sequence[Word], at: int, end: int) -> bool:
    """A company or place of several words whose first is a given name: "Albert Heijn"."""
    return "-".join(word.lower for word in words[at:end]) in _not_names()


def _is_initialed(match: re.Match[str], text: str) -> bool:
    """Several initials or a particle make a name; one letter only where no licence ends a sentence there."""
    letters = match["initials"].replace(" ", "").replace("-", "").replace(".", "")
    surname = match["surname"].lower()
    if len(letters) > 1 or match["particles"] or _surnames().get(surname) == "":
        return True
    of_licence = letters in LICENCES and LICENCE.search(text, max(0, match.start() - 30), match.start())
    return not of_licence and surname not in _not_names()


def _by_surname(words: Sequence[Word], at: int) -> int | None:
    """Index after an unknown word with a capital that a known surname follows, or None."""
    if at + 1 >= len(words) or words[at + 1].first or not _unknown_capital(words[at]):
        return None
    known = words[at + 1].capital and _surnames().get(_parts(words[at + 1])) == ""
    return at + 2 if known else None
