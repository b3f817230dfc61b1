"""Words that say how a mention counts ("is een pré", "niet nodig", "verlopen") and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from nlp_models.components.page import Cue, Page
from nlp_models.components.phrases import Phrases, read_table
from nlp_models.components.wordforms import stable_hash

JOINING = frozenset(
    [",", "/", "+", "&", "|", "-", "–", "en", "of", "and", "or", "plus", *["een", "a", "an", "de", "het"]]
)
FAR_HEADING = 14
NEAR = 5


@cache
def cue_phrases(document: str) -> Phrases:
    """The table's phrases of one document type; the payload is (scopes, phrase)."""
    scopes: dict[str, list[str]] = defaultdict(list)
    for row in read_table("scope_cues.csv"):
        if row["document"] == document:
            scopes[row["phrase"]].append(row["scope"][:2])
    return Phrases(((phrase, ("+".join(names), phrase)) for phrase, names in scopes.items()), typos=False)


def find_cues(page: Page) -> None:
    """Fill `page.cues`, in reading order, longest first."""
    found = cue_phrases(page.document).matches(page.tokens, page.content)
    page.cues = [Cue(first, last, scope, phrase) for first, last, (scope, phrase) in found]


@lru_cache(maxsize=1_000)
def _cue_code(scope: str, where: str) -> int:
    return stable_hash(f"{scope}{where}")


def cue_codes(page: Page) -> tuple[list[int], list[int]]:
    """Per token the scope of the nearest cue before and after it in its sentence, and whether it is near."""
    size = len(page.tokens)
    before, after = [_cue_code("-", "")] * size, [_cue_code("-", "")] * size
    at = 0
    cues = page.cues
    for begin, end in page.sentences:
        while at < len(cues) and cues[at].first < begin:
            at += 1
        inside = at
        while inside < len(cues) and cues[inside].first < end:
            inside += 1
        for n in range(at, inside):
            cue = cues[n]
            upto = cues[n + 1].first if n + 1 < inside else end
            for first, last, where in (
                (cue.first, cue.last + 1, "="),
                (cue.last + 1, cue.last + NEAR, ""),
                (cue.last + NEAR, upto, "~"),
            ):
                last = min(last, upto)
                before[first:last] = [_cue_code(cue.scope, where)] * (last - first)
            begun = cues[n - 1].last + 1 if n > at else begin
            near = max(begun, cue.first + 1 - NEAR)
            after[begun:near] = [_cue_code(cue.scope, "~")] * (near - begun)
            after[near : cue.first] = [_cue_code(cue.scope, "")] * (cue.first - near)
        at = inside
    return before, after


@dataclass(slots=True)
class Around:
    """Cues of one page by token, the token bounds of its mentions, and the enumeration each stands in."""

    page: Page
    upto: list[int]
    bounds: list[tuple[int, int]]
    chains: list[tuple[int, int]]
    headings: dict[int, list[Cue]]

    def between(self, begin: int, end: int) -> list[Cue]:
        """Cues that begin inside these token bounds."""
        return self.page.cues[self.upto[begin] : self.upto[end]] if begin < end else []


def _chains(page: Page, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """First and last mention of the enumeration of each mention: nothing but joining words in between."""
    words = page.tokens.words
    starts = [
        n
        for n in range(len(bounds))
        if not n or not all(word in JOINING for word in words[bounds[n - 1][1] : bounds[n][0]])
    ]
    rows: list[tuple[int, int]] = []
    for first, upto in pairwise([*starts, len(bounds)]):
        rows += [(first, upto - 1)] * (upto - first)
    return rows


def around(page: Page, bounds: list[tuple[int, int]]) -> Around:
    """The cues of a page with its mentions in between; how many cues begin before each token."""
    upto: list[int] = []
    for number, cue in enumerate(page.cues):
        upto += [number] * (cue.first + 1 - len(upto))
    upto += [len(page.cues)] * (len(page.tokens) + 1 - len(upto))
    return Around(page, upto, bounds, _chains(page, bounds), {})


@lru_cache(maxsize=20_000)
def _near_names(place: str, scope: str, phrase: str, kind: str) -> tuple[str, ...]:
    return (f"c{place}1{scope}", f"c{place}1{scope}/{kind}", f"c{place}w{phrase}")


def cue_names(here: Around, number: int, sentence: tuple[int, int], kind: str) -> list[str]:
    """Feature names: cues before, after and inside a mention, its enumeration, sentence, line, heading."""
    begin, end = here.bounds[number]
    first, last = sentence
    head, tail = here.chains[number]
    left, right = here.bounds[head][0], here.bounds[tail][1]
    before = max(first, min(left, here.bounds[head - 1][1])) if head else first
    after = min(last, here.bounds[tail + 1][0]) if tail + 1 < len(here.bounds) else last
    names: list[str] = []
    nearest = []
    for place, cues in (
        ("b", here.between(before, left)[::-1]),
        ("a", here.between(right, after)),
        ("i", here.between(begin, end)),
    ):  # fmt: skip
        nearest.append(cues[0].scope if cues else "-")
        names += [f"c{place}{cue.scope}" for cue in cues]
        if cues:
            names += _near_names(place, cues[0].scope, cues[0].phrase, kind)
    pattern = f"cab{'>'.join(nearest)}"
    names += [pattern, f"{pattern}/{kind}"]
    names += [
        f"cc{nearest[1]}{number == tail}{head == tail}",
        f"cd{nearest[0]}{number == head}{head == tail}",
    ]
    names += [f"csb{cue.scope}" for cue in here.between(first, before)]
    names += [f"csa{cue.scope}" for cue in here.between(after, last)]
    return names + _wider_names(here, sentence, kind, number)


def _heading_cues(here: Around, at: int) -> list[Cue]:
    """Cues in the heading above a line."""
    if at not in here.headings:
        lines, starts = here.page.lines, here.page.tokens.starts
        above = range(at - 1, max(-1, at - FAR_HEADING), -1)
        number = next((n for n in above if lines[n].shape == "heading" or lines[n].heading), None)
        low, high = (lines[number].start, lines[number].end) if number is not None else (0, 0)
        here.headings[at] = here.between(bisect_left(starts, low), bisect_left(starts, high))
    return here.headings[at]


def _wider_names(here: Around, sentence: tuple[int, int], kind: str, number: int) -> list[str]:
    """Cues of the heading, of the line's lead before a colon, and of the sentences on either side."""
    page, (first, last) = here.page, sentence
    begin, _ = here.bounds[number]
    words, at = page.tokens.words, page.line_of[begin]
    names: list[str] = []
    opening = bisect_left(page.line_of, at)
    if ":" in words[opening:begin]:
        cues = here.between(opening, words.index(":", opening))
        names += [f"cl{cue.scope}" for cue in cues] + [f"cl{cue.scope}/{kind}" for cue in cues]
    cues = _heading_cues(here, at)
    names += [f"ch{cue.scope}" for cue in cues] + [
        f"ch{cue.scope}/{page.lines[at].shape}" for cue in cues[-1:]
    ]
    if first and page.line_of[first - 1] == at:
        cues = here.between(page.sentences[bisect_left(page.sentences, (first, 0)) - 1][0], first)
        names += [f"cp{words[first - 1]}{cue.scope}" for cue in cues[-1:]]
    if last < len(words) and page.line_of[last] == at:
        onward = page.sentences[min(bisect_left(page.sentences, (last, 0)), len(page.sentences) - 1)][1]
        after = bisect_left(here.bounds, (last, 0), number + 1)
        upto = min([onward, *(begin for begin, _ in here.bounds[after : after + 1])])
        for cue in here.between(last, upto)[:1]:
            names += [f"cn{words[last - 1]}{cue.scope}", f"cn{words[last - 1]}{kind}{cue.scope}"]
    return names
