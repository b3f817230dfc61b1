"""Tell Dutch, English and other languages apart, by small words and letter pairs; no model needed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from nlp_models.components.layout import blank_markup
from nlp_models.tokens import fold

Language = Literal["nl", "en", "other"]

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT, MARKED_UP = 6000, 40_000
STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "nl": """
            de het een en van ik je jij jouw te dat die in is niet op aan met als voor er maar om
            hem dan zou of wat mijn men dit zo door over ze bij ook tot uit geen naar wij ons onze u
            kan heeft hebben wordt zijn haar hij zij wil nog al moet graag werk uur jaar ervaring
            deze via dus wel nu zonder gaat iets alles zelf daar hier
        """,
        "en": """
            the a an and of to in is you your we our are for with on that this have has will be as
            at or not from it he she they his her can who what work job years year experience must
            if by all no need needs wants was
        """,
        "de": """
            der die das und ist nicht ein eine einen mit für auf wir sie ihr zu den dem von im sich
            auch als bei oder werden haben sind suchen unser unsere ich aus nach wird kann
        """,
        "fr": """
            le la les des et est un une du de dans pour vous nous que qui sur avec pas au aux en ce
            cette sont ou votre notre à plus par être avoir
        """,
        "es": """
            el la los las de y que en un una es para con por no se su al del lo como más o usted
            nosotros está son trabajo buscamos
        """,
        "it": """
            il lo la gli le di e che un una è per con non in si del della sono al da come più o noi
        """,
        "pt": """
            o a os as de e que em um uma é para com por não se do da no na são ao como mais ou você
            nós
        """,
        "pl": """
            i w na z do się nie jest to że dla oraz od po przez jak praca pracy są lub pracę czy
        """,
        "tr": """
            ve bir bu için ile da de olarak iş çok daha olan var en ya gibi veya çalışma
        """,
    }.items()
}
PAIRS: dict[str, frozenset[str]] = {
    "nl": frozenset(
        ["ij", "aa", "ee", "oo", "uu", "sch", "ge", "ver", "oe", "ui", "dt", "cht", "rij", "eij", "lijk"]
    ),
    "en": frozenset(["th", "sh", "wh", "ing", "ight", "ough", "tion", "ck", "ea", "ow"]),
    "de": frozenset(["ß", "ä", "ö", "ü", "sch", "ung", "ich", "tz"]),
    "pl": frozenset(["sz", "cz", "rz", "ł", "ż", "ą", "ę", "ś", "ć", "ń"]),
    "tr": frozenset(["ş", "ğ", "ı", "ç"]),
}
SPELLED = {name: re.compile("|".join(sorted(pairs))) for name, pairs in PAIRS.items()}
MIN_SHARE = 0.06
TEXT_WORDS = 12
LEAD = 1.15


PLACES = {name: at for at, name in enumerate(STOP_WORDS)}


@lru_cache(maxsize=60_000)
def _signs(word: str) -> tuple[float, ...]:
    """What one word says for each language: a small word of it counts full, a letter pair a quarter."""
    signs = [1.0 if word in stops else 0.0 for stops in STOP_WORDS.values()]
    for name, spelled in SPELLED.items():
        if spelled.search(word):
            signs[PLACES[name]] += 0.25
    return tuple(signs)


def _without_markup(text: str) -> str:
    """Tags are no words of any language."""
    begin = text[:MARKED_UP]
    return " ".join(blank_markup(fold(begin)).split()) if "<" in begin else begin


def detect(text: str) -> Language:
    """Return "nl", "en" or "other". Very short texts count as Dutch unless a sign says otherwise."""
    words = list(map(str.lower, WORD.findall(_without_markup(text)[:LOOKED_AT])))
    if not words:
        return "nl"
    latin = sum(ord(word[0]) < 0x250 for word in words)
    if latin < 0.6 * len(words):
        return "other"
    sums = map(sum, zip(*map(_signs, words), strict=True))
    scores = {name: found / len(words) for name, found in zip(STOP_WORDS, sums, strict=True)}
    ours = max(scores["nl"], scores["en"])
    foreign = max(score for name, score in scores.items() if name not in ("nl", "en"))
    if len(words) >= TEXT_WORDS and (foreign > ours * LEAD or ours < MIN_SHARE):
        return "other"
    if len(words) < TEXT_WORDS and foreign > 0.3 and foreign > ours * 1.5:
        return "other"
    return "en" if scores["en"] > scores["nl"] else "nl"
