"""Names of people in a text: given names from a table, and what stands where a name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp_models.components import personal_strangers
from nlp_models.components.personal_name_words import (
    extended,
    given,
    not_names,
    stem,
    stranger,
    surnames,
    unknown_capital,
)
from nlp_models.components.personal_text import Word, cue, near, word_before

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
PARTICLES = frozenset(
    {"Van", "De", "Den", "Der", "Ten", "Ter", "El", "Al", "Ben", "Aït", "Ait", "Bin", "Da", "Dos"}
)
CLUB_YEAR = re.compile(r" ?['’`]\d\d\b")
LICENCE = re.compile(
    r"(?:rijbewijs|rijbewijzen|licen[cs]e|categorie|klasse|theorie|code)\W[^.]{0,12}$", re.IGNORECASE
)

Span = tuple[str, int, int]


def _of_business(words: Sequence[Word], at: int, end: int) -> bool:
    """Part of the name of a street, school, ship or company rather than of a person."""
    before, second = word_before(words, at), word_before(words, at, 2)
    following = words[end] if end < len(words) and words[end].capital and not words[end].first else None
    if before in cue("business-before") or (before in ("de", "het") and words[at].capital):
        return True
    if before == "van" and second in cue("work-of"):
        return True
    if following and (
        following.lower in cue("business-after") or words[end - 1].lower.endswith(("'s", "’s"))
    ):
        return True
    if any(word.lower in cue("business-after") for word in words[at + 1 : end]):
        return True
    if end > at + 1 and words[at].lower in cue("business-before"):
        return True
    return any(STREETS.search(word.lower) and len(word.lower) > 5 for word in words[at:end])


def _listed(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index after a name whose given name is in the table, or None."""
    word = words[at]
    name = stem(word)
    doubt = given().get(word.lower, given().get(name))
    if doubt is None and word.capital and name.endswith("s") and given().get(name[:-1]) == "":
        doubt = ""
    if doubt is not None and name in not_names():
        doubt = "word"
    if doubt is None or ("-" in word.text and not word.text.split("-")[1][:1].isupper()):
        return None
    shouted = word.text.isupper() and len(name) > 3 and not doubt
    if not word.capital and not shouted and (doubt or len(name) < 4 or word.text.isupper()):
        return None
    end = extended(text, words, at)
    before = word_before(words, at)
    if before in cue("place-before") and doubt == "word" and end == at + 1:
        return None
    if doubt == "word" and not (end > at + 1 or _stands_as_name(words, at, before)):
        return None
    return end


def _stands_as_name(words: Sequence[Word], at: int, before: str) -> bool:
    after = words[at + 1].lower if at + 1 < len(words) and not words[at + 1].first else ""
    if before in cue("relation") or before in cue("title") or before in cue("named"):
        return True
    known_else = stem(words[at]) in not_names()
    if not words[at].first and before in (cue("person-before") if known_else else cue("before-name")):
        return True
    if known_else and before not in cue("conjunction"):
        return False
    return after in cue("person-verb") or after in cue("says")


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
        return extended(text, words, probe) if unknown_capital(words[probe]) else None
    if gap.strip() not in ("", ":", ",", "("):
        return None
    if _announced(words, at) and unknown_capital(word):
        return extended(text, words, at)
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
    if not unknown_capital(word):
        return None
    if before in ("met", "with") and any(w.lower in cue("talk") for w in words[max(0, at - 6) : at + 4]):
        return extended(text, words, at)
    following = words[at + 1] if at + 1 < len(words) and not words[at + 1].first else None
    if following and following.lower in cue("says") and (stranger(word) or stem(word) in given()):
        return at + 1
    pair = following is not None and unknown_capital(following) and before in cue("between")
    return at + 2 if pair and any(word in cue("relation") for word in near(words, at, at)) else None


def find(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """(kind, start, end) of every name."""
    for match in INITIALS.finditer(text):
        if _is_initialed(match, text):
            yield "name", match.start(), match.end()
    at, last = 0, 0
    while at < len(words):
        end = _name_end(text, words, at, last)
        if end and not (_of_business(words, at, end) or _phrase(words, at, end) or _club(text, words, end)):
            yield "name", words[at].start, words[end - 1].end
            last = end
        at = end or at + 1


def _name_end(text: str, words: Sequence[Word], at: int, last: int) -> int | None:
    """Index after the name at this place, or None; words in small letters are names in few ways."""
    word = words[at]
    if not word.capital and word.lower not in cue("particle"):
        return _listed(text, words, at) or personal_strangers.small_end(text, words, at)
    found = _cued(text, words, at) or _listed(text, words, at) or _by_surname(words, at)
    return found or _by_particle(text, words, at) or personal_strangers.name_end(text, words, at, last)


def _by_particle(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index after a surname that begins with a capital particle and acts as people do: "Van Dam belt"."""
    if words[at].text not in PARTICLES or at + 2 >= len(words):
        return None
    end = extended(text, words, at)
    last = words[end - 1]
    before = word_before(words, at)
    known = stem(last) in surnames() or stranger(last) or before in ("met", "with")
    if end == at + 1 or not known or end >= len(words):
        return None
    if before and before not in cue("person-before") | cue("conjunction") | {"met", "with"}:
        return None
    after = words[end]
    spoken_of = before in cue("person-before") or before in ("met", "with")
    acts = spoken_of or after.lower in cue("person-verb") | cue("says") | cue("finite")
    return end if acts and not after.first else None


def _club(text: str, words: Sequence[Word], end: int) -> bool:
    """A football club with its year: "Victoria '04"."""
    return CLUB_YEAR.match(text, words[end - 1].end) is not None


def _phrase(words: Sequence[Word], at: int, end: int) -> bool:
    """A company or place of several words whose first is a given name: "Albert Heijn"."""
    before = words[at - 1].lower if at else ""
    if end == at + 1 or before in cue("title") or before in cue("relation"):
        return False
    return "-".join(word.lower for word in words[at:end]) in not_names()


def _is_initialed(match: re.Match[str], text: str) -> bool:
    """Several initials or a particle make a name; one letter only where no licence ends a sentence there."""
    letters = match["initials"].replace(" ", "").replace("-", "").replace(".", "")
    surname = match["surname"].lower()
    if len(letters) > 1 or match["particles"] or surnames().get(surname) == "":
        return True
    of_licence = letters in LICENCES and LICENCE.search(text, max(0, match.start() - 30), match.start())
    return not of_licence and surname not in not_names()


def _by_surname(words: Sequence[Word], at: int) -> int | None:
    """Index after an unknown word with a capital that a known surname follows, or None."""
    if at + 1 >= len(words) or words[at + 1].first or not unknown_capital(words[at]):
        return None
    known = words[at + 1].capital and surnames().get(stem(words[at + 1])) == ""
    return at + 2 if known else None
