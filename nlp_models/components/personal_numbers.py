"""Phone numbers and BSN in a text, in figures or said out loud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_models.components import personal_address, personal_dates, personal_mail
from nlp_models.components.personal_dates import REACH, announced, is_date

_GAP = r"(?:\s?[-–./_]\s?|[\s()]{0,2})"
PHONE = re.compile(
    rf"(?<![^\W_])(?:(?:\+|00)\s?\d{{2,3}}{_GAP}(?:\(0\)\s?)?\d(?:{_GAP}\d){{7,10}}|316(?:[ -]?\d){{8}}"
    rf"|\(?[0Oo]\d?(?:{_GAP}\d){{8,9}})(?!\d|[ .-]\d)"
)
_DIGIT_WORD = (
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    r"zeventien|achttien|negentien|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)?)?"
    r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|dubbel|dubbele|keer|maal|"
    r"zero|one|two|three|four|five|six|seven|eight|nine|double|oh)"
)
SPELLED = re.compile(
    rf"\b(?:nul|zero|plus)[ -]{{1,2}}(?:zes|six|\d{{1,2}}|{_DIGIT_WORD})"
    rf"(?:[ ,;.-]{{1,3}}(?:dan |en dan |en )?(?:\d{{1,9}}|{_DIGIT_WORD})\b){{2,14}}"
    rf"|\b{_DIGIT_WORD}(?:[ ,-]{{1,2}}{_DIGIT_WORD}\b){{5,14}}"
    rf"|(?<![\w-])0[1-9]\d?(?:[ ,-]{{1,3}}(?:dan |en dan |en )?{_DIGIT_WORD}\b){{4,14}}",
    re.IGNORECASE,
)
"""A number said out loud: "nul zes, dan 41 77 20 93"."""
SAID_HINT = re.compile(r"(?:nul|zero|zes|six|0\d{1,2})[ ,-]{1,3}(?:(?:dan|en) )?[a-zé\d]{2}", re.IGNORECASE)
"""Without it no number is said out loud, and the long rule need not look."""
COUNTED = re.compile(
    r"(?:bestel|order|factuur|artikel|pakbon|serie|container|zending|kenmerk|dossier|pas|ticket|chassis|lot|batch|"
    r"model|onderdeel|klant|relatie|polis|contract|certificaat|diploma|kvk|rekening|colli|rit|zaak|barcode|tracking|"
    r"vacature|lid|kaart|offerte|werkbon|bon|meter|vlucht|boekings|reserverings|inschrijf|leerling|student)"
    r"(?:en)?-?(?:nummer|nr|code|id)?\.?:? (?:is |was |van )?$",
    re.IGNORECASE,
)
"""What numbers things: the digits after it are no phone."""
LOCAL = re.compile(
    r"\b(?i:tel|telefoon|telefoonnummer|telnr|mobiel|nummer|nr|belt?|bellen|phone|call)\b[.:]{0,2} "
    r"(?:op |naar |is )?(?P<number>[1-9]\d{2}[ -]?\d{2}[ -]?\d{2})(?![\d-])"
)
NUMBER = re.compile(r"(?<![\w,.])\d(?:[ .-]?\d){7,8}(?![\w-]|[.,]\d)")
BSN_WORDS = re.compile(r"\b(?:bsn|burgerservicenummer|burger ?service|sofi-?nummer|sofi)\b", re.IGNORECASE)


def eleven_test(digits: str) -> bool:
    """Whether nine digits are a BSN: weights 9, 8, …, 2, -1 give a multiple of eleven (Dutch tax service)."""
    if len(digits) != 9 or set(digits) == {"0"}:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def _numbers(text: str, phones: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    for found in NUMBER.finditer(text):
        digits = "".join(filter(str.isdigit, found[0]))
        of_phone = any(start < found.end() and found.start() < end for start, end in phones)
        if announced(text, found.start(), BSN_WORDS) or (
            not of_phone and len(digits) == 9 and eleven_test(digits)
        ):
            yield "bsn", found.start(), found.end()


def _phones(text: str) -> list[tuple[int, int]]:
    phones = [found.span() for found in PHONE.finditer(text) if not is_date(found[0])]
    phones = [span for span in phones if not COUNTED.search(text, max(0, span[0] - REACH), span[0])]
    if SAID_HINT.search(text):
        phones += [found.span() for found in SPELLED.finditer(text)]
    return phones + [found.span("number") for found in LOCAL.finditer(text)]


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every piece, mail, address and date of birth among them."""
    yield from personal_mail.find(text)
    phones = _phones(text)
    for start, end in phones:
        yield "phone", start, end
    yield from personal_address.find(text)
    yield from _numbers(text, phones)
    yield from personal_dates.find(text)
