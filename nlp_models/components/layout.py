"""Lines, bullets, headings and sentences of messy text; pasted HTML is blanked without moving an offset."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp_models.components.page import Line, Page
from nlp_models.components.phrases import content_tokens
from nlp_models.tokens import fold, tokenise

TAG = re.compile(
    r"<(/?[a-z][a-z0-9]{0,15})(?=[\s/>])[^<>]{0,400}>|<!--[^<>]{0,400}-->|&[a-z]{2,7};|&#\d{1,5};"
)
BREAKING = {"br", "/p", "p", "li", "/li", "ul", "/ul", "ol", "/ol", "div", "/div", "tr", "/tr"} | {
    f"{slash}h{level}" for slash in ("", "/") for level in range(1, 7)
}
BULLET = re.compile(
    r"[ \t]*(?:[-*•●▪◦·‣➤►→✓✔✅☑–—>+~#]{1,3}|\d{1,2}[.)](?!\d)|[a-z]\)|\(?\d\)|o(?=[ \t]))[ \t]+"
)
SIGNS = re.compile(r"[^\w\"'(€]+")
STOPS = frozenset(".!?;")
ABBREVIATIONS = frozenset(
    [
        "o",
        "a",
        "b",
        "v",
        "m",
        "i",
        "d",
        "w",
        "z",
        "bijv",
        "bv",
        "t",
        "n",
        "r",
        "incl",
        "excl",
        "evt",
        "ca",
        "max",
        "min",
        "nr",
        "tel",
        "jr",
        "dhr",
        "mevr",
        "etc",
        "ivm",
        "mbt",
        "resp",
        "e",
        "g",
    ]
)
LAST_LETTER = "\u2190"
"""Beyond it come arrows, bullets and pictures, and the letters of scripts without spaces."""
MAX_SENTENCE = 120
MAX_HEADING_WORDS = 9
MAX_LEADING_WORDS = 7


def blank_markup(low: str) -> str:
    """Replace tags and entities by as many spaces; a tag that breaks a line leaves a line break."""
    if "<" not in low and "&" not in low:
        return low

    def blank(found: re.Match[str]) -> str:
        size = found.end() - found.start()
        return ("\n" if (found.group(1) or "").rstrip("/") in BREAKING else " ") + " " * (size - 1)

    return TAG.sub(blank, low)


def _looks_like_heading(line: str, words: int, next_is_bullet: bool) -> bool:
    if not line or words > MAX_HEADING_WORDS or line[-1] in ".,;!":
        return False
    if line[-1] in ":?" or next_is_bullet:
        return True
    letters = [sign for sign in line if sign.isalpha()]
    return bool(letters) and (sum(sign.isupper() for sign in letters) > 0.8 * len(letters) and words <= 6)


def split_lines(page: Page) -> list[Line]:
    """Lines with text in them, bullets taken off; headings by shape only (the tables decide later)."""
    rows: list[tuple[int, int, bool, bool]] = []
    at, blank = 0, False
    for raw in page.low.split("\n"):
        start, end = at, at + len(raw)
        at = end + 1
        stripped = raw.strip()
        if not stripped:
            blank = True
            continue
        end = start + len(raw.rstrip())
        bullet = BULLET.match(page.low, start, end)
        body = bullet.end() if bullet else start + len(raw) - len(raw.lstrip())
        sign = SIGNS.match(page.low, body, end)
        if sign and sign.end() < end:
            bullet = bullet or sign if sign.end() - body > 1 or ord(page.low[body]) > 0x2000 else bullet
            body = sign.end()
        rows.append((body, end, bullet is not None, blank))
        blank = False
    lines = []
    for i, (start, end, bullet_row, blank_before) in enumerate(rows):
        next_bullet = i + 1 < len(rows) and rows[i + 1][2] and not bullet_row
        words = page.low.count(" ", start, end) + 1
        leads = blank_before and i + 1 < len(rows) and not rows[i + 1][3] and words <= MAX_LEADING_WORDS
        heading = not bullet_row and _looks_like_heading(page.text[start:end], words, next_bullet or leads)
        shape = "heading" if heading else "bullet" if bullet_row else "text"
        lines.append(Line(start, end, shape, blank_before=blank_before))
    return lines


def _shortened(words: list[str], begin: int, stop: int) -> bool:
    """Whether the point at `stop` shortens a word; "rijbewijs B." ends a sentence, "o.a." does not."""
    before = words[stop - 1] if stop > begin else ""
    alone = len(before) == 1 and stop - 1 > begin and words[stop - 2] != "."
    return before in ABBREVIATIONS and not alone


def _cut_sentences(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    words, starts, ends = page.tokens.words, page.tokens.starts, page.tokens.ends
    cuts, begin = [], first
    stops = [i for i in range(first, last) if words[i] in STOPS or words[i] > LAST_LETTER]
    for i in (*stops, last):
        while i - begin >= MAX_SENTENCE:
            cuts.append((begin, begin + MAX_SENTENCE))
            begin += MAX_SENTENCE
        if i == last:
            break
        word = words[i]
        end_here = i + 1 - begin == MAX_SENTENCE
        if word in STOPS and i + 1 < last and starts[i + 1] > ends[i]:
            end_here = end_here or not (word == "." and _shortened(words, begin, i))
        elif word > LAST_LETTER and not word.isalnum():
            end_here = i > begin
        if end_here:
            cuts.append((begin, i + 1))
            begin = i + 1
    if begin < last:
        cuts.append((begin, last))
    return cuts


def lay_out(page: Page) -> None:
    """Fill the page's lines, tokens and sentences."""
    page.low = blank_markup(fold(page.text))
    page.tokens = tokenise(page.low)
    page.said = frozenset(page.tokens.words)
    page.content = content_tokens(page.tokens)
    page.lines = split_lines(page)
    starts, first = page.tokens.starts, 0
    for number, line in enumerate(page.lines):
        last = bisect_left(starts, line.end, first)
        page.line_of += [number] * (last - first)
        page.sentences += _cut_sentences(page, first, last)
        first = last
    page.line_of += [max(0, len(page.lines) - 1)] * (len(starts) - first)
