"""Certificates, licences, screening, transport, physical demands and experience words, from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_models.components.page import Hit, Page
from nlp_models.components.phrases import Opened, Phrases, vocabulary_forms
from nlp_models.components.table_files import read_table
from nlp_models.tokens import Tokens

LETTERS = {letter.lower(): letter for letter in ("AM", "A", "B", "BE", "C", "CE", "D", "T")} | {
    "c1": "C", "c1e": "CE", "b+": "B", "eb": "BE", "ec": "CE",
}  # fmt: skip
LETTER_LIST = re.compile(
    r"[ \-:(]{0,3}(?:(?:categorie|cat\.?|category|type|class|klasse) ?)?"
    r"((?:am|be|ce|c1e?|[abcdt])\b(?:(?: ?[+/,&] ?| en | of | and | or | en/of |, )(?:am|be|ce|c1e?"
    r"|[abcdt])\b(?!['’])){0,6})"
)
BEFORE = re.compile(
    r"((?:am|be|ce|c1e?|[abcdt])(?:(?:[+/,&]| en | of | and | or )(?:am|be|ce|c1e?|[abcdt])){0,4})[ \-]{1,2}$"
)
VOCABULARY_KINDS = ("certificate", "screening", "transport", "physical")
KNOWN = ("",)
ARTICLE = re.compile(r"A (?!en |of |and |or |rijbewijs|licence)[a-z]")
SPLIT = re.compile(r"[^a-z0-9]+")


@cache
def papers() -> Phrases:
    """All table forms of these kinds; the payload is (kind, keys)."""
    own = [(row["form"], (row["kind"], tuple(row["keys"].split()))) for row in read_table("papers.csv")]
    forms = vocabulary_forms(VOCABULARY_KINDS, keyless=True)
    known = [(form, (c.kind, (c.key,) if c.key else KNOWN)) for c, form in forms]
    return Phrases(own + known)


def _letters(text: str) -> tuple[str, ...]:
    found = [LETTERS[part] for part in SPLIT.split(text) if part in LETTERS]
    return tuple(dict.fromkeys(found))


def _licence(page: Page, start: int, end: int, keys: tuple[str, ...]) -> Hit:
    """A word for a licence with the category letters after it ("rijbewijs B en C") or before ("AM-")."""
    after = LETTER_LIST.match(page.low, end)
    if after and _letters(after.group(1)):
        return Hit(start, after.end(), "licence", _letters(after.group(1)), "licence_letter")
    before = BEFORE.search(page.low[max(0, start - 14) : start])
    article = before is not None and before.group(1) == "a" and not before.group(0).endswith("-")
    if (
        before
        and not article
        and (before.start() == 0 or not page.low[max(0, start - 14) : start][before.start() - 1].isalnum())
    ):
        return Hit(
            start - (min(14, start) - before.start()),
            end,
            "licence",
            _letters(before.group(1)),
            "licence_letter",
        )
    return Hit(start, end, "licence", keys, "licence")


def _bare_letters(page: Page) -> Iterator[Hit]:
    """Category letters in capitals that stand alone ("Heeft B en T"); training decides which count."""
    tokens, letters = page.tokens, page.said.intersection(LETTERS)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True) if letters else ():
        if word in letters and page.text[start:end].isupper() and not ARTICLE.match(page.text, start):
            yield Hit(start, end, "licence", (LETTERS[word],), "letter")


def letters_in(words: str) -> tuple[str, ...]:
    """Licence categories named in a span that is known to be a licence; plain "rijbewijs" is B."""
    return _letters(words) or ("B",)


def find_papers(page: Page, opened: Opened) -> Iterator[Hit]:
    """Hits of the kinds certificate, licence, screening, transport, physical and experience."""
    tokens: Tokens = page.tokens
    for first, last, (kind, keys) in papers().matches(tokens, page.content, opened):
        start, end = tokens.starts[first], tokens.ends[last]
        if kind == "licence":
            yield _licence(page, start, end, keys)
        elif keys == KNOWN:
            yield Hit(start, end, kind, (), f"{kind}_known")
        else:
            yield Hit(start, end, kind, keys, kind if keys else f"{kind}_free")
    yield from _bare_letters(page)
