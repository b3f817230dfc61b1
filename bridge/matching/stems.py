"""Words of a wish and of a title made comparable: lower case, crude endings off, empty words out."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = ("medewerkster", "medewerker", "sters", "ster", "ers", "ing", "en", "er", "e", "s")
_SAY_NOTHING = (
    "graag iets werk werken baan willen wil weer later ooit liever leren worden verder niks niets geen "
    "medewerker medewerkster leerling junior starter allround assistent vacature gezocht kandidaat collega "
    "fulltime parttime dagdienst ploegendienst avond nacht weekend leerbaan stage traineeship opleiding "
    "want wants like something work working would with anything trainee employee apprentice learn job jobs "
    "voor naar over niet maar ook alles overal binnen buiten mensen deze onze team klus uren uur zeker "
    "rotterdam schiphol amsterdam haven luchthaven airport port regio"
)
SAY_NOTHING = frozenset(_SAY_NOTHING.split())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending; at least four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """Stems of the telling words of a wish or a title."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in SAY_NOTHING)
