"""Words that say how a mention counts ("is een pré", "niet nodig", "verlopen") and where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from nlp_models.components.page import Cue, Page
from nlp_models.components.phrases import Phrases
from nlp_models.components.table_files import read_table
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
        if at == len(cues):
            break
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
    lines: dict[int, tuple[list[str], list[Cue], int]] = field(default_factory=dict)

    def between(self, begin: int, end: int) -> list[Cue]:
        """Cues that begin inside these token bounds."""
        return self.page.cues[self.upto[begin] : self.upto[end]] if begin < end else []

    def of_line(self, at: int) -> tuple[list[str], list[Cue], int]:
        """Names of the cues in the heading above a line; the cues before its first colon, and the colon."""
        if at not in self.lines:
            heading = _heading_cues(self, at)
            names = [f"ch{cue.scope}" for cue in heading]
            names += [f"ch{cue.scope}/{self.page.lines[at].shape}" for cue in heading[-1:]]
            line_of, words = self.page.line_of, self.page.tokens.words
            opening, upto = bisect_left(line_of, at), bisect_right(line_of, at)
            colon = words.index(":", opening, upto) if ":" in words[opening:upto] else upto
            self.lines[at] = names, self.between(opening, colon), colon
        return self.lines[at]


def _chains(page: Page, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """First and last mention of the enumeration of each mention: nothing but joining words in between."""
    words = page.tokens.words
    starts = [
        n
        for n in range(len(bounds))
        if not n or not JOINING.issuperset(words[bounds[n - 1][1] : bounds[n][0]])
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
    return Around(page, upto, bounds, _chains(page, bounds))


def _heading_cues(here: Around, at: int) -> list[Cue]:
    """Cues in the heading above a line."""
    lines, starts = here.page.lines, here.page.tokens.starts
    above = range(at - 1, max(-1, at - FAR_HEADING), -1)
    number = next((n for n in above if lines[n].shape == "heading" or lines[n].heading), None)
    if number is None:
        return []
    return here.between(bisect_left(starts, lines[number].start), bisect_left(starts, lines[number].end))


@lru_cache(maxsize=20_000)
def _near_names(place: str, scope: str, phrase: str, kind: str) -> tuple[str, ...]:
    return (f"c{place}1{scope}", f"c{place}1{scope}/{kind}", f"c{place}w{phrase}")


@lru_cache(maxsize=20_000)
def _pattern_names(nearest: tuple[str, str, str], opens: bool, closes: bool, kind: str) -> tuple[str, ...]:
    """Names of the nearest cues before, after and inside a mention, with its place in an enumeration."""
    before, after, inside = nearest
    pattern, alone = f"cab{before}>{after}>{inside}", opens and closes
    return pattern, f"{pattern}/{kind}", f"cc{after}{closes}{alone}", f"cd{before}{opens}{alone}"


def _sentence_names(here: Around, number: int, sentence: tuple[int, int], kind: str) -> list[str]:
    """Cues before, after and inside a mention, its enumeration and its sentence."""
    (begin, end), (first, last) = here.bounds[number], sentence
    head, tail = here.chains[number]
    left, right = here.bounds[head][0], here.bounds[tail][1]
    before = max(first, min(left, here.bounds[head - 1][1])) if head else first
    after = min(last, here.bounds[tail + 1][0]) if tail + 1 < len(here.bounds) else last
    opens, closes = number == head, number == tail
    if here.upto[first] == here.upto[max(last, end)]:
        return [*_pattern_names(("-", "-", "-"), opens, closes, kind)]
    names: list[str] = []
    nearest = []
    for place, cues in (
        ("b", here.between(before, left)[::-1]),
        ("a", here.between(right, after)),
        ("i", here.between(begin, end)),
    ):  # fmt: skip
        nearest.append(cues[0].scope if cues else "-")
        if cues:
            names += [f"c{place}{cue.scope}" for cue in cues]
            names += _near_names(place, cues[0].scope, cues[0].phrase, kind)
    names += _pattern_names((nearest[0], nearest[1], nearest[2]), opens, closes, kind)
    names += [f"csb{cue.scope}" for cue in here.between(first, before)]
    names += [f"csa{cue.scope}" for cue in here.between(after, last)]
    return names


def cue_names(here: Around, number: int, at: int, kind: str) -> list[str]:
    """Feature names: cues around a mention in the sentence `at`, its line's lead before a colon, the heading
    above, and the sentences on either side."""
    page, (begin, _) = here.page, here.bounds[number]
    sentence = first, last = page.sentences[at]
    words, line_of, line = page.tokens.words, page.line_of, page.line_of[begin]
    names = _sentence_names(here, number, sentence, kind)
    heading, lead, colon = here.of_line(line)
    names += heading
    if colon < begin:
        names += [f"cl{cue.scope}" for cue in lead] + [f"cl{cue.scope}/{kind}" for cue in lead]
    if first and line_of[first - 1] == line:
        cues = here.between(page.sentences[at - 1][0], first)
        names += [f"cp{words[first - 1]}{cue.scope}" for cue in cues[-1:]]
    if last < len(words) and line_of[last] == line:
        onward = page.sentences[min(at + 1, len(page.sentences) - 1)][1]
        after = bisect_left(here.bounds, (last, 0), number + 1)
        upto = min([onward, *(begin for begin, _ in here.bounds[after : after + 1])])
        for cue in here.between(last, upto)[:1]:
            names += [f"cn{words[last - 1]}{cue.scope}", f"cn{words[last - 1]}{kind}{cue.scope}"]
    return names
