"""Dates of birth in a text, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary|uari)?|feb(?:ruari|ruary)?|maart|mrt|march|apr(?:il)?|mei|may|juni|june|jun|juli|july|jul|"
    r"aug(?:ustus|ust)?|sep(?:tember|t)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = re.compile(
    r"(?<![\d-])(?:(?:0?[1-9]|[12]\d|3[01])(?P<sep>\s?[-/.]\s?)(?:0?[1-9]|1[0-2])(?P=sep)'?(?P<y1>\d{4}|\d{2})"
    r"|(?P<y2>(?:19|20)\d\d)-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}}(?:e|de|ste|th|st|nd|rd)?(?: of)? {_MONTH}(?:,? '?(?P<y3>\d{{4}}|\d{{2}})(?!\d| uur))?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?P<y4>\d{{4}}))(?![\d-])",
    re.IGNORECASE,
)
BORN = re.compile(
    r"\b(?:geboren|geb|geboortedatum|geboortedag|geboorte|gebdat|gebdatum|gebdag|gd|jarig|verjaardag|verjaart|"
    r"wereld|levenslicht|born|dob|birthday|"
    r"date of birth)\b",
    re.IGNORECASE,
)
BIRTHDAY = re.compile(r"\b(?:jarig|verjaart|geboren|geboortedag|birthday)\b", re.IGNORECASE)
BORN_YEAR = re.compile(
    rf"\b(?:geboren in|geboren|geboren rond|geboren anno|geboren zomer|geboren winter|geboortejaar:?|"
    r"geboortejaar is|bouwjaar|born in|geb\.? in|geb\.?|is van) "
    rf"(?:(?:[a-z]{{3,9}}|{_MONTH}|het jaar|begin|eind) )?"
    r"(?:(?:19[5-9]|20[01])\d|'(?:9\d|0\d|1[0-2]))\b",
    re.IGNORECASE,
)
_DAY_WORD = (
    r"(?:een|één|eerste|twee|tweede|drie|derde|vier|vierde|vijf|vijfde|zes|zesde|zeven|zevende|acht|achtste|negen|"
    r"negende|tien|tiende|elf|elfde|twaalf|twaalfde|dertien|dertiende|veertien|veertiende|vijftien|vijftiende|"
    r"zestien|zestiende|zeventien|zeventiende|achttien|achttiende|negentien|negentiende|(?:(?:een|één|twee|tweeën|"
    r"drie|drieën|vier|vijf|zes|zeven|acht|negen)-?(?:en|ën)?)?-?(?:twintig|dertig)(?:ste)?)"
)
_YEAR_WORD = r"(?:tweeduizend(?:[ -]?(?:en)?[ -]?[a-zé]{3,9})?|negentien(?:honderd)?[ -]?[a-zëé]{5,18})"
DATE_WORDS = re.compile(
    rf"\b{_DAY_WORD} (?:van )?{_MONTH}(?: (?P<year>(?:19|20)\d\d|{_YEAR_WORD}))?", re.IGNORECASE
)
"""A date said in words: a birthday where a year stands with it, or where "geboren" or "jarig" is near."""
YEAR_ONLY = re.compile(
    r"(?:^|(?<=[.!?(] ))(?:Is )?[Vv]an (?:(?:20[01]\d|199\d)|['’`](?:9\d|0\d|1[0-2]))(?=[,.;)]| en | dus)"
    r"|\b(?i:hij|zij|ze|is|was|komt|kind|kinderen|lichting|iemand|eentje|jaargang|jaar|jongen|meisje|"
    r"bj\.?|bouwjaar:?|geb\.?jaar:?|geboortejr\.?:?|jongere) "
    r"(?:(?:is|er|eentje|een|uit|van|nog|ook|net|begin|eind) ){0,3}"
    r"(?:van|uit|bouwjaar|lichting|bj\.?) (?:begin |eind |medio )?"
    r"(?:(?:20[01]\d|199\d)|['’`](?:9\d|0\d|1[0-2]))"
    r"(?![\d.,:/-]\d|\d| tot)"
    r"|\b(?i:bj|bouwjr|geb\.?jr|geboortejr|geboortejaar|jaargang|lichting)"
    r"\.?:? ?(?:20[01]\d|199\d|['’`]\d\d)\b"
)
YEAR_WORDS = re.compile(
    rf"\b(?:geboren in|geboren|geboortejaar:?|bouwjaar|geb\.?|is van) (?:het jaar |begin |eind )?"
    rf"{_YEAR_WORD}\b",
    re.IGNORECASE,
)
BORN_SOMEWHEN = re.compile(
    rf"\b(?:geboren|geboortejaar|geb\.? ?jaar|geboortejr|gebjaar|\w{{0,12}}kind|\w{{0,9}}meisje|"
    rf"\w{{0,9}}jongen)\.?:? "
    rf"(?:(?:de|het|een|is|zomer|winter|najaar|voorjaar|herfst|lente|maand|jaar|"
    rf"van|uit|in|op|'t|\w{{3,12}}dag|kerst|pasen|eind|begin|medio|rond|{_MONTH}) )"
    r"{0,5}(?:(?:19[5-9]|20[01])\d\b|['’`](?:9\d|0\d|1[0-2])\b)",
    re.IGNORECASE,
)
BORN_AFTER = re.compile(
    r"\b(?:in|uit|op) (?:\w{1,14} ){0,3}(?:19[5-9]|20[01])\d (?:is (?:hij|zij|ze) )?geboren\b", re.IGNORECASE
)
SPACED = re.compile(
    r"\b(?:geb\w{0,12}|gd|dob)\b\D{0,12}(?:\d{1,2} \d{1,2} (?:(?:19|20)\d\d|\d\d))\b", re.IGNORECASE
)
HINT = re.compile(
    r"\b(?:19|20)\d\d\b|['’`]\d\d\b|tweeduizend|negentien|geb|jarig|verjaart|verjaardag|birthday",
    re.IGNORECASE,
)
"""Without one no year and no birthday is named."""
EARLIEST, LATEST = 1930, 2012
"""A full date in these years is somebody's birthday, in a note about a youth of 15-27 or a relative."""
REACH = 40
"""Characters before a date or number in which the word that announces it counts."""


def announced(text: str, start: int, words: re.Pattern[str]) -> bool:
    """Whether one of these words stands shortly before."""
    return words.search(text, max(0, start - REACH), start) is not None


def is_date(number: str) -> bool:
    """Whether figures that look like a phone number are a whole date."""
    found = DATE.match(number)
    return found is not None and any(len(found[name] or "") == 4 for name in ("y1", "y2", "y3"))


def _year(found: re.Match[str]) -> int | None:
    text = next((found[name] for name in ("y1", "y2", "y3", "y4") if found[name]), None)
    if text is None:
        return None
    year = int(text)
    return year if year > 99 else year + (1900 if year > 29 else 2000)


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every date of birth."""
    for found in DATE.finditer(text):
        year = _year(found)
        full_birthday = year is not None and EARLIEST <= year <= LATEST
        after = BORN.match(text, found.end() + 1) or BIRTHDAY.search(text, found.end(), found.end() + REACH)
        if full_birthday or after or announced(text, found.start(), BORN):
            yield "birth_date", found.start(), found.end()
    if not HINT.search(text):
        return
    for pattern in (BORN_YEAR, YEAR_ONLY, YEAR_WORDS, BORN_SOMEWHEN, BORN_AFTER, SPACED):
        for found in pattern.finditer(text):
            yield "birth_date", found.start(), found.end()
    for found in DATE_WORDS.finditer(text):
        near = announced(text, found.start(), BORN) or BIRTHDAY.search(text, found.end(), found.end() + REACH)
        if near or found["year"]:
            yield "birth_date", found.start(), found.end()
