"""Mail addresses in a text, typed or said out loud: "dion punt k apenstaartje hotmail punt com"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LABEL = r"[\w-]{1,63}"
_AT = r"(?:\s?[(\[{](?:at|a|apenstaartje|@)[)\]}]\s?)"
_DOT = r"(?:\s?[(\[{](?:dot|punt|\.)[)\]}]\s?)"
PLAIN = re.compile(rf"[\w.+%-]{{1,64}}@\s?{_LABEL}(?:(?:\.\s?|{_DOT}){_LABEL}){{1,4}}")
BRACKETED = re.compile(rf"[\w.+%-]{{1,64}}{_AT}{_LABEL}(?:(?:\.|{_DOT}|\s(?:punt|dot)\s){_LABEL}){{1,4}}")
_SAID_AT = r"(?:apenstaartje|apestaartje|apenstaart|apestaart|ampersand|at|@)"
_GLUE = (
    r"(?:punt|dot|puntje|streepje|underscore|liggend streepje|laag streepje|lage streep|min|minnetje|dash)"
)
_TLD = r"(?:nl|com|net|org|eu|be|info|de|me|io|example|fr|pl|co\.uk|gov|edu)"
_HOUSES = r"(?:gmail|hotmail|outlook|icloud|yahoo|ziggo|kpnmail|upcmail|hetnet|casema|chello|protonmail|gmx)"
SAID = re.compile(
    rf"(?:[\w-]{{1,30}} {_GLUE} ){{0,4}}[\w.+%-]{{1,64}} {_SAID_AT} "
    rf"(?:{_LABEL}(?: {_GLUE} {_LABEL}){{0,2}}(?:\s?(?:punt|puntje|dot|\.)\s?){_TLD}"
    rf"|{_HOUSES}(?: {_TLD})?|live {_TLD})\b",
    re.IGNORECASE,
)
HINTS = ("apenst", "apest", "ampersand", " at ", " @ ")
"""Without one no address is said, and the long rule need not look."""


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every mail address."""
    patterns = [PLAIN] if "@" in text else []
    if any(bracket in text for bracket in "([{"):
        patterns.append(BRACKETED)
    low = text.lower()
    if any(hint in low for hint in HINTS):
        patterns.append(SAID)
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield "email", found.start(), found.end()
