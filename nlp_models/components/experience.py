"""Durations of experience in whole years, and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_models.components.page import Hit, Page
from nlp_models.components.schedule import NUMBER_WORDS

YEARS = re.compile(
    r"(\d{1,2},\d|\w{1,9})(?: ?(?:-|–|à|a|tot|to|of|or) ?(\w{1,5}))? ?(jaar|jaren|jr|jrs|years?|yrs?"
    r"|yr|maanden|maand|months?|mnd|zomers?|summers?|seizoen(?:en)?|seasons?|weken|weeks)\b\.?"
)
EXPERIENCE = re.compile(r"[^.\n;:!?]{0,40}?\b(\w{0,20}ervaring|experience)\b")
AGE_TAIL = re.compile(
    r" ?(?:of ouder|oud\b|or older|old\b|of olderd?|en ouder|and older|and over|or over|of age|plus\b|\+)"
)
AGE_PLUS = re.compile(r"(1[4-9]|2\d)(?:\+|e\b)")
AGE_LEAD = re.compile(
    r"(?:vanaf|minimaal|minstens|tenminste|min\.?|ten minste|leeftijd|aged?|at least|minimum age|van"
    r"|is|wordt|bent|oud|ben|older than)[ :]*(?:de leeftijd van )?$"
)
BARE_AGE = re.compile(
    r"(1[3-9]|2[0-9])\b(?![.:,/-]\d|\d| ?(?:-|–|tot|uur|u\b|kg|kilo|km|euro|dag|maand|min|%|hours|man"
    r"|pers|coll))"
)
HYPHENED = re.compile(r"(twenty|thirty)-(one|two|three|four|five|six|seven|eight|nine)\b")
IF_LEAD = re.compile(
    r"(?:zodra (?:je|jij|u)|als (?:je|jij|u)|wanneer (?:je|u)|tot (?:je|aan je)|voor je|vanaf je"
    r"|until you(?: are|'re)?"
    r"|once you(?: are|'re| turn)?|when you(?: are|'re| turn)?|onder de|under"
    r"|before you(?: are|'re| turn)?) $"
)
SPAN_LEAD = re.compile(r"\b(?:al|sinds|na|bestaat|bestaan|ruim|meer dan|for|after|over|since) $")
SPAN_TAIL = re.compile(r" (?:in dienst|geleden|bestaan|ago|lang|met pensioen|actief|gevestigd)\b")
LEVEL_LEADS = ("niveau ", "nivo ", "niv ", "level ", "mbo-", "mbo ")
MIN_AGE, MAX_AGE = 13, 67


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) <= 2:
        return int(word)
    return NUMBER_WORDS.get(word) or AGE_WORDS.get(word)


AGE_WORDS = {
    "meerderjarig": 18, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
    "twintig": 20,
    "eenentwintig": 21, "tweeëntwintig": 22, "drieëntwintig": 23, "vierentwintig": 24, "vijfentwintig": 25,
    "zesentwintig": 26, "zevenentwintig": 27, "achtentwintig": 28, "negenentwintig": 29, "thirteen": 13,
    "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip


def _years_hit(page: Page, word: str, at: int) -> Hit | None:
    found = YEARS.match(page.low, at)
    number = _number(word.partition(",")[0])
    if not found or not number or (found.group(2) and page.low[max(0, at - 8) : at].endswith(LEVEL_LEADS)):
        return None
    if found.group(3)[0] in "mzsw":
        keys = (str(number // 12),) if number >= 12 and found.group(3)[0] == "m" else ()
        return Hit(at, found.end(), "experience", keys, "months")
    after = EXPERIENCE.match(page.low, found.end())
    if after and found.group(3)[0] in "jy":
        return Hit(at, after.end(), "experience", (str(number),), "years_experience")
    tail = AGE_TAIL.match(page.low, found.end())
    if MIN_AGE <= number <= MAX_AGE and found.group(3)[0] in "jy":
        rule = _age_rule(page, at, found.end())
        return Hit(at, tail.end() if tail else found.end(), "age", (str(number),), rule)
    if found.group(3)[0] in "jy" and number < MIN_AGE:
        return Hit(at, found.end(), "experience", (str(number),), "years")
    return None


def _age_rule(page: Page, start: int, end: int) -> str:
    """Whether an age is sure, hangs on a condition ("zodra je 18 bent"), or is how long something lasted."""
    before = page.low[max(0, start - 24) : start]
    if IF_LEAD.search(before):
        return "age_if_free"
    if SPAN_LEAD.search(before) or SPAN_TAIL.match(page.low, end):
        return "span_free"
    return "age"


def _hyphened_age(page: Page, at: int) -> Hit | None:
    found = HYPHENED.match(page.low, at)
    if not found:
        return None
    number = NUMBER_WORDS[found.group(1)] + NUMBER_WORDS[found.group(2)]
    return Hit(at, found.end(), "age", (str(number),), "bare_age")


def find_ages_and_experience(page: Page) -> Iterator[Hit]:
    """Hits age, bare_age, years_experience and years."""
    for word, start in page.numerals:
        is_number = word[0].isdecimal()
        if not is_number and word not in NUMBER_WORDS and word not in AGE_WORDS:
            continue
        hit = _years_hit(page, word, start) or _hyphened_age(page, start)
        if hit is None and is_number and word.isdecimal():
            hit = _bare_age(page, word, start)
        if hit is None and word in AGE_WORDS:
            hit = _plain_age(page, start, start + len(word), AGE_WORDS[word])
        if hit:
            yield hit


def _bare_age(page: Page, word: str, at: int) -> Hit | None:
    plus = AGE_PLUS.match(page.low, at)
    if plus:
        return Hit(at, plus.end(), "age", (word,), "age")
    if not BARE_AGE.match(page.low, at):
        return None
    return _plain_age(page, at, at + len(word), int(word))


def _plain_age(page: Page, start: int, end: int, number: int) -> Hit:
    """An age without a word for years behind it."""
    rule = _age_rule(page, start, end)
    if rule == "age":
        lead = AGE_LEAD.search(page.low[max(0, start - 34) : start])
        rule = "age_led" if lead else "bare_age"
    return Hit(start, end, "age", (str(number),), rule)
