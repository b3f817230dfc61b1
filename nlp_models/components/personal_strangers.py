"""Names that stand in no list, told by the company they keep: "Ginelva danst", "dat Sevval", "zus djamilla".

Only words that the language does not know count, so that "Koningsdag is vrij" and "met kleefpasta" are
nothing. Each rule looks at six words around one place at most.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from nlp_models.components import personal_name_words as known
from nlp_models.components.personal_text import Word, cue, table, word_before

AGE = re.compile(r",? \(?(?:1[4-9]|2[0-9])(?: ?jaar| jr| j)?(?=[,.;)]| en | zoekt| wil|$)")
ROLE = re.compile(r"(?:, | \()(?:(?:zijn|haar|hun|mijn|onze|de|een|his|her|the|my) )?(?P<role>\w{2,20})")
SAID_TO_BE = re.compile(r" (?:is|was) (?:zijn|haar|hun|mijn|his|her|my|de|een) (?P<role>\w{2,20})")
MADAM = frozenset({"mevrouw", "mevr", "mw", "meneer", "dhr", "mijnheer"})
WINDOW = 6


@functools.cache
def _verbs() -> frozenset[str]:
    """Verb forms that a person is the subject of, third person, now and then."""
    forms = {row["form"] for row in table("verbs.csv") if row["class"] == "fin" and row["form"].endswith("t")}
    return frozenset(forms - cue("no-verb")) | cue("person-verb") | cue("says") | cue("finite")


class _Place:
    """One word with what stands around it in its sentence."""

    def __init__(self, text: str, words: Sequence[Word], at: int) -> None:
        self.text, self.words, self.at = text, words, at
        self.word = words[at]
        self.before, self.second = word_before(words, at), word_before(words, at, 2)
        self.gap = text[words[at - 1].end : self.word.start] if at else ""
        self.gap_after = text[self.word.end : words[at + 1].start] if at + 1 < len(words) else ""
        following = at + 1 < len(words) and not words[at + 1].first
        self.after = words[at + 1].lower if following and self.gap_after == " " else ""

    def near(self, ahead: int = WINDOW, back: int = WINDOW) -> set[str]:
        """Words of the sentence around this one."""
        found: set[str] = set()
        for at in range(self.at, max(0, self.at - back), -1):
            if self.words[at].first:
                break
            found.add(self.words[at - 1].lower)
        for word in self.words[self.at + 1 : self.at + 1 + ahead]:
            if word.first:
                break
            found.add(word.lower)
        return found

    def next(self) -> Word | None:
        """The next word of the sentence."""
        following = self.words[self.at + 1] if self.at + 1 < len(self.words) else None
        return None if following is None or following.first else following


def _subject(place: _Place) -> bool:
    """First in the sentence, and a verb or a word of the day after it."""
    if not place.word.first:
        return False
    if place.after in ("en", "and") and place.at + 2 < len(place.words):
        other = place.words[place.at + 2].lower
        return other in cue("pronoun") or other in cue("own-kin")
    return place.after in _verbs() or place.after in cue("after-subject")


def _clause(place: _Place) -> bool:
    return place.before in cue("conjunction") and bool(place.after)


def _pointed(place: _Place) -> bool:
    """After a word that only a person follows: "volgens", "namens", "ene"."""
    if (
        place.before in cue("person-before")
        or place.before in cue("function")
        or place.before in cue("relation")
    ):
        return place.gap == " "
    return _labelled(place)


def _labelled(place: _Place) -> bool:
    """After "Naam:" or "Kandidaat:" at the head of a line."""
    return place.at > 0 and place.gap.startswith(":") and place.words[place.at - 1].lower in cue("label")


def _accompanied(place: _Place) -> bool:
    return place.before in ("met", "with") and cue("tool").isdisjoint(place.near())


def _owned(place: _Place) -> bool:
    """ "de moeder van X", "het cv van X"."""
    owner = place.second in cue("relation") or place.second in cue("own")
    return owner and place.before in ("van", "voor", "of", "for")


def _addressed(place: _Place) -> bool:
    """ "aan X gevraagd", "over X gehad", "door X gebracht", "vraag naar X"."""
    return place.before in cue("toward") and not cue("dealing").isdisjoint(place.near())


def _visited(place: _Place) -> bool:
    return place.before == "bij" and (
        place.after in cue("at-home") or place.second in cue("at-home") or place.second in cue("staying")
    )


def _met(place: _Place) -> bool:
    """The object of seeing or talking: "sprak X", "heb X gemaild"."""
    if place.before in cue("meeting"):
        return True
    verbs = {
        place.before,
        place.second if place.before in ("ik", "we", "wij", "ook", "nog", "net", "even") else "",
    }
    return not verbs.isdisjoint(cue("auxiliary")) and not cue("dealing").isdisjoint(place.near(back=0))


def _inverted(place: _Place) -> bool:
    """Subject after its verb: "gisteren kwam X", but not "daar kent ze X" and not "kent X"."""
    if place.at < 2 or place.words[place.at - 1].first or place.before not in _verbs():
        return False
    return cue("pronoun").isdisjoint(place.near(ahead=0))


def _possessing(place: _Place) -> bool:
    return place.word.lower.endswith(("'s", "’s")) and bool(place.after) and place.before not in cue("at")


def _paired(place: _Place) -> bool:
    """With a surname after it, and not where a company or place would stand."""
    following = place.next()
    if following is None or place.before in cue("at") or place.gap_after not in (" ", "-"):
        return False
    if following.lower in cue("particle"):
        end = known.extended(place.text, place.words, place.at)
        return end > place.at + 2 and (place.word.first or place.before not in cue("place-before"))
    return known.stranger(following) or (following.capital and following.lower in known.surnames())


def _in_company(place: _Place) -> bool:
    """Beside another name: "X en Gio willen", "X en Fatima"."""
    if place.after not in ("en", "of", "and", "or") or place.at + 3 >= len(place.words):
        return False
    other, verb = place.words[place.at + 2], place.words[place.at + 3]
    if place.before in cue("at") or other.first:
        return False
    return known.surely_given(other) or (
        known.stranger(other) and not verb.first and verb.lower in cue("plural-verb")
    )


def _listed_things(place: _Place) -> bool:
    """After a brand, place or language, as in "WordPress en X"."""
    beside = place.at - 2 if place.before in ("en", "of", "and", "or") else place.at - 1
    word = place.words[beside] if beside >= 0 else None
    return word is not None and word.capital and not word.first and word.lower in known.not_names()


def _alone(place: _Place) -> bool:
    """A stranger amid a sentence, not where a company, place, language or tool would stand."""
    if place.word.first or place.before in cue("at") or not known.stranger(place.word):
        return False
    if _listed_things(place):
        return False
    return cue("no-person").isdisjoint(place.near(ahead=2, back=4))


def _described(place: _Place) -> bool:
    """Age, role or kin after it: "X (17)", "X, zijn broer", "X is haar zus"."""
    tail = place.word.end
    if place.before not in cue("at") and AGE.match(place.text, tail):
        return True
    role = ROLE.match(place.text, tail) or SAID_TO_BE.match(place.text, tail)
    return role is not None and (
        role["role"].lower() in cue("relation") or role["role"].lower() in cue("role")
    )


RULES: tuple[Callable[[_Place], bool], ...] = (
    _subject, _clause, _pointed, _accompanied, _owned, _addressed, _visited, _met, _inverted, _possessing,
    _paired, _in_company, _described, _alone,
)  # fmt: skip


def _typed_small(place: _Place) -> bool:
    """A word in small letters that the language does not know, where only a name can stand."""
    if place.word.lower in cue("title") or "'" in place.word.text or not place.word.text.islower():
        return False
    if place.gap == " " and (place.before in cue("kin") or place.before in cue("named")):
        return True
    if place.before in ("met", "with") and not cue("talk").isdisjoint(place.near()):
        return True
    if place.before == "van" and place.second in cue("kin"):
        return True
    acts = place.after in cue("person-verb") or place.after in cue("says")
    return acts and place.word.first and len(place.word.text) > 3


def _titled(place: _Place) -> bool:
    """A surname in small letters after "mevrouw", particles between: "meneer de vries"."""
    at = place.at - 1
    while at > place.at - 3 and at > 0 and place.words[at].lower in cue("particle"):
        at -= 1
    named = place.words[at].lower in MADAM and at >= 0 and not place.word.first
    return named and place.word.text.islower() and place.word.lower in known.surnames()


def _listed_with(place: _Place, last: int) -> bool:
    """Next to a name just found: "Ilse, X en Y"."""
    between = place.text[place.words[last - 1].end : place.word.start] if last else ""
    return between in (", ", " en ", " of ", " & ", ", en ", " and ", "/", " / ", " + ")


def name_end(text: str, words: Sequence[Word], at: int, last: int) -> int | None:
    """Index after a name at this place, or None; `last` is the index after the name found before, or 0."""
    word = words[at]
    if (
        known.unknown_capital(word)
        and not word.first
        and at + 1 < len(words)
        and words[at + 1].lower == "genoemd"
    ):
        return at + 1
    if known.stranger(word) or known.doubtful_given(word):
        place = _Place(text, words, at)
        found = _listed_with(place, last) or any(rule(place) for rule in RULES)
        return known.extended(text, words, at) if found else None
    return None


def small_end(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index after a name in small letters at this place, or None."""
    before = words[at - 1].lower if at else ""
    if not (before in MADAM or before in cue("particle")) and known.ordinary(words[at].lower):
        return None
    place = _Place(text, words, at)
    if _titled(place):
        return at + 1
    if _typed_small(place) and known.small_stranger(words[at]):
        return known.extended(text, words, at)
    if known.doubtful_given(words[at]) and any(rule(place) for rule in RULES):
        return known.extended(text, words, at)
    return None
