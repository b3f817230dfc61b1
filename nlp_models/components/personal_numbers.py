"""Contact data and numbers of people in a text: mail, phone, BSN, address, date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TLD = r"(?:nl|com|net|org|eu|be|info|de|me|io)"
EMAIL = re.compile(
    r"[\w.+%-]{1,64}(?:@|\s?[(\[]at[)\]]\s?)[\w-]{1,63}(?:(?:\.|\s?[(\[]dot[)\]]\s?)[\w-]{1,63}){1,4}"
    r"|[\w.+%-]{1,64}\s?[(\[](?:at|apenstaartje)[)\]]\s?[\w-]{1,63}"
    r"\s?[(\[](?:punt|dot)[)\]]\s?\w{2,6}"
    rf"|(?:\w{{1,20}} punt ){{0,3}}[\w.+%-]{{1,64}}\s(?:at|apenstaartje|@)\s[\w-]{{1,63}}"
    rf"\s?(?:punt|dot|\.)\s?{_TLD}\b"
)
_GAP = r"(?:\s?[-–./_]\s?|[\s()]{0,2})"
PHONE = re.compile(
    rf"(?<![^\W_])(?:(?:\+|00)\s?\d{{2,3}}{_GAP}(?:\(0\)\s?)?\d(?:{_GAP}\d){{7,10}}|316(?:[ -]?\d){{8}}"
    rf"|\(?[0Oo]\d?(?:{_GAP}\d){{8,9}})(?!\d|[ .-]\d)"
)
LOCAL = re.compile(
    r"\b(?i:tel|telefoon|telefoonnummer|telnr|mobiel|nummer|nr|belt?|bellen|phone|call)\b[.:]{0,2} "
    r"(?:op |naar |is )?(?P<number>[1-9]\d{2}[ -]?\d{2}[ -]?\d{2})(?![\d-])"
)
NUMBER = re.compile(r"(?<![\w,.])\d(?:[ .-]?\d){7,8}(?![\w-]|[.,]\d)")
BSN_WORDS = re.compile(r"\b(?:bsn|burgerservicenummer|burger ?service|sofi-?nummer|sofi)\b", re.IGNORECASE)
_HOUSE = (
    r"\d{1,4}(?:[a-hA-H]-\d{1,3}|[ -]?(?:[a-hA-H]|bis|hs|huis|I{1,3}|IV)\b|-\d{1,3}|/\d{1,3})?"
    r"(?!\d|[.,:]\d|\s?(?:uur|u\b|jaar|jr|km|kilo|min|euro|%|keer|x\b|dag|man|maand|we[ek]|graden|vacature|stuks|meter))"
)
STREET = re.compile(
    r"\b(?:(?:[A-Z][\w'’-]{0,20}|van|de|der|den|het|ten|ter|'t|\de)[ .]{1,2}){0,4}[A-Za-zÀ-ÿ'’-]{0,30}"
    r"(?:straat|str\.|laan|weg|plein|kade|dijk|gracht|singel|hof|steeg|pad|dreef|park|dam|plantsoen|boulevard|"
    r"baan|ring|hoek|wal|oord|erf|markt|veld|burg|werf|haven|hoofd|horst|akker|kamp|donk|zoom|rade|berg|hage|"
    r"dal|stede|tuin|poort|kant|rand|zijde|sloot|vaart|meer|lust|bocht|plaats|terras|vest|waard|gaarde|brink|"
    r"heide|eiland|kreek|plas|duin|kwartier|oever|hil|gang|street|road|avenue),? "
    rf"(?:nr\.? |nummer |huisnummer )?{_HOUSE}"
)
NO_STREET = re.compile(
    r"(?:(?:de|het|een|van|ten|ter|den|der) )*(?:poort|hal|dam|park|baan|ring|hoek|wal|erf|markt|veld|werf|"
    r"haven|hoofd|kamp|kant|rand|zijde|sloot|vaart|meer|plaats|terras|plas|duin|kwartier|oever|gang|weg|plein|kade|pad|"
    r"road|street|eiland|brink|tuin|plantsoen|berg|dal),? (?:nr\.? |nummer )?\d"
)
"""A gate, hall or berth with its number, in small letters: a place of work."""
_CAPITALS = r"(?:[A-Z][\w'’.-]{0,30} (?:(?:van|de|der|den|het|ten) ){0,2}){1,4}"
LIVES = re.compile(
    r"\b(?i:woont|wonend|woonachtig|adres|verblijft|woon|ingeschreven|huisbezoek|kamer|verhuisd|lives|living|address)\b"
    rf"[ :]{{1,2}}(?:[a-z]{{1,12}} ){{0,4}}(?P<place>{_CAPITALS}(?:\d{{4}} nr )?{_HOUSE})"
)
HOUSE_NUMBER = re.compile(
    rf"\b(?i:p/a|postadres:?) (?:[A-Z][\w'’.-]{{1,30}} ){{1,4}}{_HOUSE}|\b[Pp]ostbus \d{{2,6}}"
    rf"|\b(?:[A-Z][\w'’.-]{{1,30}} ){{1,4}}(?:\d{{4}} )?(?:nr\.?|nummer|huisnummer|no\.) {_HOUSE}"
)
_SMALL = "nu|op|aan|de|het|in|naar|bij|sinds|at|to|is|nieuwe|met|tijdelijk"
LOWER = re.compile(
    r"\b(?i:woont|wonend|woonachtig|adres|verblijft|ingeschreven|huisbezoek|brief|post|pakket|kamer|verhuisd|"
    rf"verhuist|ophalen|slaapt|logeert|lives|staying|moved)\b[ :]{{1,2}}(?:(?:{_SMALL}) ){{0,4}}"
    r"(?P<place>(?:[^\W\d_][\w'’.-]{1,30} ){1,3}"
    rf"(?:(?:oz|nz|wz|zz|nr\.?|nummer) )?{_HOUSE})(?! ?(?:e|de|ste)\b)"
)
TURNED = re.compile(
    r"\b(?:at|op|aan) \d{1,4}[a-hA-H]? [A-Z][\w'’-]{0,30}(?:straat|laan|weg|plein|kade|dijk|gracht|singel|"
    r"hof|steeg|pad|dreef|park|plantsoen|boulevard|street|road|avenue|lane)\b"
)
POSTCODE = re.compile(
    r"(?<![\w-])[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?![\w-])|(?<![\w-])[1-9]\d{3}[a-z]{2}(?![\w-])"
)
_MONTH = (
    r"(?:jan(?:uary|uari)?|feb(?:ruari|ruary)?|maart|mrt|march|apr(?:il)?|mei|may|juni|june|jun|juli|july|jul|"
    r"aug(?:ustus|ust)?|sep(?:tember|t)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = re.compile(
    r"(?<![\d-])(?:\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?'?(?P<y1>\d{4}|\d{2})"
    r"|(?P<y2>(?:19|20)\d\d)-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}}(?:e|de|ste|th|st|nd|rd)?(?: of)? {_MONTH}(?:,? '?(?P<y3>\d{{4}}|\d{{2}})(?!\d| uur))?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?P<y4>\d{{4}}))(?![\d-])",
    re.IGNORECASE,
)
BORN = re.compile(
    r"\b(?:geboren|geb|geboortedatum|geboortedag|geboorte|jarig|verjaardag|verjaart|born|dob|birthday|"
    r"date of birth)\b",
    re.IGNORECASE,
)
BIRTHDAY = re.compile(r"\b(?:jarig|verjaart|geboren|geboortedag|birthday)\b", re.IGNORECASE)
BORN_YEAR = re.compile(
    rf"\b(?:geboren in|geboren|geboren rond|geboortejaar:?|bouwjaar|born in|geb\.? in|geb\.?|is van) "
    rf"(?:(?:[a-z]{{3,9}}|{_MONTH}|het jaar|begin|eind) )?"
    r"(?:(?:19[5-9]|20[01])\d|'(?:9\d|0\d|1[0-2]))\b",
    re.IGNORECASE,
)
EARLIEST, LATEST = 1930, 2012
"""A full date in these years is somebody's birthday, in a note about a youth of 15-27 or a relative."""
REACH = 40
"""Characters before a date or number in which the word that announces it counts."""


def eleven_test(digits: str) -> bool:
    """Whether nine digits are a BSN: weights 9, 8, …, 2, -1 give a multiple of eleven (Dutch tax service)."""
    if len(digits) != 9 or set(digits) == {"0"}:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def _announced(text: str, start: int, words: re.Pattern[str]) -> bool:
    return words.search(text, max(0, start - REACH), start) is not None


def _is_date(number: str) -> bool:
    found = DATE.match(number)
    return found is not None and any(len(found[name] or "") == 4 for name in ("y1", "y2", "y3"))


def _numbers(text: str, phones: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    for found in NUMBER.finditer(text):
        digits = "".join(filter(str.isdigit, found[0]))
        of_phone = any(start < found.end() and found.start() < end for start, end in phones)
        if _announced(text, found.start(), BSN_WORDS) or (
            not of_phone and len(digits) == 9 and eleven_test(digits)
        ):
            yield "bsn", found.start(), found.end()


def _year(found: re.Match[str]) -> int | None:
    text = next((found[name] for name in ("y1", "y2", "y3", "y4") if found[name]), None)
    if text is None:
        return None
    year = int(text)
    return year if year > 99 else year + (1900 if year > 29 else 2000)


def _dates(text: str) -> Iterator[tuple[str, int, int]]:
    for found in DATE.finditer(text):
        year = _year(found)
        full_birthday = year is not None and EARLIEST <= year <= LATEST
        after = BORN.match(text, found.end() + 1) or BIRTHDAY.search(text, found.end(), found.end() + REACH)
        if full_birthday or after or _announced(text, found.start(), BORN):
            yield "birth_date", found.start(), found.end()
    for found in BORN_YEAR.finditer(text):
        yield "birth_date", found.start(), found.end()


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every piece."""
    for found in EMAIL.finditer(text):
        yield "email", found.start(), found.end()
    phones = [found.span() for found in PHONE.finditer(text) if not _is_date(found[0])]
    phones += [found.span("number") for found in LOCAL.finditer(text)]
    for start, end in phones:
        yield "phone", start, end
    for pattern in (STREET, HOUSE_NUMBER, POSTCODE):
        for found in pattern.finditer(text):
            if not NO_STREET.match(found[0]):
                yield "address", found.start(), found.end()
    for pattern in (LIVES, LOWER):
        for found in pattern.finditer(text):
            yield "address", found.start("place"), found.end("place")
    for found in TURNED.finditer(text):
        yield "address", found.start(), found.end()
    yield from _numbers(text, phones)
    yield from _dates(text)
