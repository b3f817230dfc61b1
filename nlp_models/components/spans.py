"""The trained span step: label every sentence, make mentions of the spans, take keys from the rules."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp_models.components.decoding import tag
from nlp_models.components.page import Found, Hit, Page
from nlp_models.components.papers import letters_in
from nlp_models.components.schedule import NIGHTLY, OF_THE, TIMES_HOURS, keys_in_words
from nlp_models.components.tagging import KINDS, leaning
from nlp_models.components.weights import load_weights

HEIGHTS = re.compile(r"hoog|ladder|steiger|klim|climb|height|scaffold|meter (?:boven|of hoger)|mast|tanktrap")
CLEARANCE = re.compile(r"aivd|clearance|vgb|geen bezwaar|veiligheidsonderzoek")
NAMED_LEVEL = re.compile(
    r"(?:niveau|nivo|niv\.?|level|\bmbo[ -]?(?:\w{2,24} )?) ?([1-4])\b(?! ?(?:of|or|en|/|-|à|tot) ?\d)"
)
BARE_LETTERS = re.compile(r"(?:am|be|ce|[abcdt])(?:(?: ?[/,+&] ?| en | of | and | or )(?:am|be|ce|[abcdt]))*")
VEHICLES = (
    ("T", re.compile(r"tractor|trekker")),
    ("BE", re.compile(r"aanhang|trailer|caravan")),
    ("D", re.compile(r"\bbus(?:rijbewijs| licen[cs]e)")),
    ("AM", re.compile(r"moped|brommer|bromfiets|scooter|klein rijbewijs")),
    ("C", re.compile(r"vrachtwagen|vrachtauto|lorry|truck|hgv")),
)
LONGEST_HIT = 200
TRIM_END = ".,;:!?-–— "


def hits_near(page: Page, start: int, end: int) -> list[Hit]:
    """Rule hits that may overlap a span: those that begin before its end and not long before its start."""
    starts = page.hit_starts
    return page.hits[bisect_left(starts, start - LONGEST_HIT) : bisect_left(starts, end)]


def keys_for(page: Page, start: int, end: int, kind: str) -> tuple[str, ...]:
    """Keys of the rule hits of this kind inside the span, in reading order, the surest first."""
    near = hits_near(page, start, end)
    inside = [h for h in near if h.kind == kind and h.keys and h.end > start]
    found: list[str] = []
    covered = -1
    for hit in inside:
        if hit.start >= covered:
            found += hit.keys
            covered = hit.end
    if kind == "language":
        levelled = {key.partition("-")[0] for key in found if "-" in key}
        found = [key for key in found if "-" in key or key not in levelled]
    return tuple(dict.fromkeys(found))


def key_in_words(page: Page, start: int, end: int, kind: str) -> tuple[str, ...]:
    """Keys that follow from the span's words alone, once its kind is known; () where none does."""
    words = page.low[start:end]
    if kind == "licence":
        return letters_in(words)
    if kind == "schedule":
        return keys_in_words(words)
    if kind == "physical" and HEIGHTS.search(words):
        return ("heights",)
    if kind == "screening" and CLEARANCE.search(words):
        return ("vgb",)
    return ()


def key_over_hits(page: Page, start: int, end: int, kind: str) -> tuple[str, ...]:
    """Keys that the span's own words say more exactly than the rule hits around it; () where they do not."""
    words = page.low[start:end]
    if kind == "licence":
        whole = any(
            h.kind == kind and start <= h.start and h.end <= end and h.keys != ("B",) for h in page.hits
        )
        letters = () if whole or not BARE_LETTERS.fullmatch(words) else letters_in(words)
        named = () if whole else tuple(key for key, pattern in VEHICLES if pattern.search(words))
        return letters or named
    if kind == "qualification":
        levels = set(NAMED_LEVEL.findall(words))
        return (f"mbo-{levels.pop()}",) if len(levels) == 1 and "hbo" not in words else ()
    if kind == "schedule" and (OF_THE.search(words) or TIMES_HOURS.search(words) or NIGHTLY.search(words)):
        return keys_in_words(words)
    return ()


def _loose(word: str) -> bool:
    """Signs and pictures (emoji, and the joiners inside them) that no mention begins or ends with."""
    return word in TRIM_END or not (word.isascii() or any(sign.isalnum() for sign in word))


def make_found(page: Page, begin: int, end: int, kind: str, sure: float) -> Found | None:
    """A mention from token bounds; loose signs at its edges are left out."""
    tokens = page.tokens
    while end > begin and _loose(tokens.words[end - 1]):
        end -= 1
    while end > begin and _loose(tokens.words[begin]):
        begin += 1
    if begin >= end:
        return None
    start, stop = tokens.starts[begin], tokens.ends[end - 1]
    keys = key_over_hits(page, start, stop, kind)
    keys = keys or keys_for(page, start, stop, kind) or key_in_words(page, start, stop, kind)
    return Found(start, stop, kind, keys=keys, confidence=sure)


def find_spans(page: Page) -> None:
    """Fill `page.found` with spans and raw confidences."""
    page.found = []
    if not page.tokens.words or page.language == "other":
        return
    weights = load_weights(page.document)
    emissions = weights.label_scores(page) + leaning()
    for begin, end, kind, sure in tag(weights.chain, emissions, page.sentences):
        found = make_found(page, begin, end, KINDS[kind], sure)
        if found:
            page.found.append(found)
    page.found.sort(key=lambda f: f.start)
