"""Addresses of people in a text: street and number, in whatever order, and postcodes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from nlp_models.components.personal_name_words import not_names
from nlp_models.components.personal_text import cue, table

_HOUSE = (
    r"\d{1,4}(?:[a-hA-H]-\d{1,3}|[ -]?(?:[a-hA-H]|bis|hs|huis|I{1,3}|IV)\b|-\d{1,3}|/\d{1,3})?"
    r"(?!\d|[.,:]\d|\s?(?:uur|u\b|jaar|jr|km|kilo|min|euro|%|keer|x\b|dag|man|maand|we[ek]|graden|vacature|stuks|meter|"
    r"jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|tot|en \d|à|a \d|halte|"
    r"pallet|mensen|collega|klant))"
)
STREET = re.compile(
    r"\b(?:(?:[A-Z][\w'’-]{0,20}|van|de|der|den|het|ten|ter|'t|\de)[ .]{1,2}){0,4}[A-Za-zÀ-ÿ'’-]{0,30}"
    r"(?:straat|str\.|laan|weg|plein|kade|dijk|gracht|singel|hof|steeg|pad|dreef|park|dam|plantsoen|boulevard|"
    r"baan|ring|hoek|wal|oord|erf|markt|veld|burg|werf|haven|hoofd|horst|akker|kamp|donk|zoom|rade|berg|hage|"
    r"dal|stede|tuin|poort|kant|rand|zijde|sloot|vaart|meer|lust|bocht|plaats|terras|vest|waard|gaarde|brink|"
    r"heide|eiland|kreek|plas|duin|kwartier|oever|hil|gang|street|road|avenue),? "
    rf"(?:nr\.? |nummer |huisnummer |huisnr\.? |op nr\.? |op nummer |op |no\.? |# ?)?{_HOUSE}"
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
NAMED = re.compile(
    r"(?:(?<=, )|(?<=: )|\b(?:op|aan|in|naar|thuis:?|adres:?|bij|te|logeeradres:?|straat:?)\s)"
    r"(?P<place>(?:(?:de|het|den) )?(?P<name>[A-Z][a-zë'’-]{2,20})(?: [A-Z][a-z'’-]{2,20})?"
    r"(?: op|,? nummer|,? nr\.?|,? huisnummer)? "
    r"\d{1,3}(?:[ -]?[a-hA-H]\b|-\d{1,3}| ?bis| ?hs|-[IVX]{1,3})?)"
    r"(?=[,;)]|\.(?!\d)|$| bij| in| te| met| sinds| en [a-z]| verhuisd|\n)(?! in de (?:week|maand))"
)
"""A street without a street's ending: "op de Bree 61", ", Slinge 512"."""
ENDED = re.compile(
    r"\b(?P<name>[A-Z][a-zë'’-]{2,25}(?:vliet|hoeve|steiger|weide|kolk|polder|hove|bos|bosch|land|landen|veen|"
    r"gaard|gaarden|plaat|zand|veste|stee|warande|straatje|laantje|hofje|stein|steyn|sluis|toren|flat|wetering|"
    r"schans|loop|beek|gors|stroom|hout|rijk|rust|zicht|horn|meen|veldt|ven|vijver|hoogte|slag|spui|molen|weer))"
    r",? (?:nr\.? |nummer |huisnummer |op )?\d{1,3}(?:[ -]?[a-hA-H]\b|-\d{1,3}| ?bis| ?hs)?"
    r"(?=[,;)]|\.(?!\d)|$| bij| in| te| met| sinds| en [a-z]| verhuisd|\n)"
)
"""Rarer street endings, with a capital and where nothing but an address goes on so."""
INVERTED = re.compile(
    r"\b(?:op|aan|nummer|nr\.?|huisnummer) \d{1,4}[a-hA-H]?,? (?:in|van|aan|op) (?:de|het) [A-Z][\w'’-]{2,30}"
    r"(?:straat|laan|weg|plein|kade|dijk|gracht|singel|hof|steeg|pad|dreef|park|plantsoen|boulevard|bocht|baan)\b"
)
SAID_POSTCODE = re.compile(
    r"\b(?:postcode|pc)\b:? (?:is |nu )?(?P<place>[1-9]\d{3} ?[a-z]{2})\b", re.IGNORECASE
)
POSTCODE = re.compile(
    r"(?<![\w-])[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?![\w-])|(?<![\w-])[1-9]\d{3}[a-z]{2}(?![\w-])"
)


@functools.cache
def _no_streets() -> frozenset[str]:
    """What has a number and is no street: companies, months, gates, buses, school years."""
    kinds = ("month", "day", "language", "company", "word")
    words = (row["words"] for row in table("not_names.csv") if row["kind"] in kinds)
    return cue("numbered") | {word.lower() for some in words for word in some.split()}


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every address."""
    for pattern in (STREET, HOUSE_NUMBER, POSTCODE):
        for found in pattern.finditer(text):
            if not NO_STREET.match(found[0]):
                yield "address", found.start(), found.end()
    for pattern in (LIVES, LOWER, SAID_POSTCODE):
        for found in pattern.finditer(text):
            yield "address", found.start("place"), found.end("place")
    for found in NAMED.finditer(text):
        if found["name"].lower() not in _no_streets():
            yield "address", found.start("place"), found.end("place")
    for found in ENDED.finditer(text):
        if found["name"].lower() not in not_names():
            yield "address", found.start(), found.end()
    for pattern in (TURNED, INVERTED):
        for found in pattern.finditer(text):
            yield "address", found.start(), found.end()
