"""Features of every token as hashed numbers: words around it, rule hits, place in the text, cues."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.cues import cue_tags
from nlp_models.components.page import Page
from nlp_models.components.wordforms import ATTRIBUTES, WordForms, closed_classes, stable_hash

BITS = 20
MASK = np.uint32((1 << BITS) - 1)
WORD, CLASS, END3, END4, START4, END2, SHAPE, START3, FINE, COARSE = range(len(ATTRIBUTES))
SINGLE = (
    [(WORD, o) for o in (-3, -2, -1, 0, 1, 2, 3)] + [(CLASS, o) for o in (-3, -2, -1, 0, 1, 2, 3)]
    + [(END3, o) for o in (-1, 0, 1)]
    + [(END4, 0), (START4, -1), (START4, 0), (START4, 1), (END2, 0), (START3, 0)]
    + [(SHAPE, o) for o in (-1, 0, 1)] + [(FINE, o) for o in (-1, 0, 1)]
    + [(COARSE, o) for o in (-2, -1, 0, 1, 2)]
)  # fmt: skip
COMBINED = (
    ((WORD, -1), (WORD, 0)), ((WORD, 0), (WORD, 1)), ((CLASS, -1), (CLASS, 0)), ((CLASS, 0), (CLASS, 1)),
    ((CLASS, -2), (CLASS, -1)), ((WORD, -2), (WORD, -1)), ((WORD, 1), (WORD, 2)), ((CLASS, 1), (CLASS, 2)),
    ((CLASS, -1), (WORD, 0)), ((WORD, -1), (CLASS, 0)), ((WORD, -1), (END3, 0)), ((CLASS, -1), (END2, 0)),
    ((COARSE, -1), (COARSE, 0)), ((COARSE, 0), (COARSE, 1)), ((CLASS, -1), (COARSE, 0)),
)  # fmt: skip
TRIPLES = (
    ((CLASS, -1), (CLASS, 0), (CLASS, 1)), ((CLASS, -2), (CLASS, -1), (CLASS, 0)), ((CLASS, 0), (CLASS, 1),
    (CLASS, 2)),
)  # fmt: skip
CONTEXT = (
    "hit", "hit_before", "hit_after", "section", "shape", "place", "cue", "cue_far", "you",
    "section_class", "section_word",
    "section_hit", "term", "second_hit", "last", "first_word", "cue_class", "section_place", "since",
    "since_class",
    "hit_word", "first_class", "next_stop", "opening", "hit_key", "opening_class", "next_stop_class", "size",
    "scope_before", "scope_after", "scope_before_class", "scope_both",
)  # fmt: skip
CUES = frozenset(
    {
        "neg",
        "modal",
        "get",
        "learn",
        "must",
        "plus",
        "open",
        "we",
        "you",
        "have",
        "be",
        "he",
        "i",
        "past",
        "plan",
        "do",
        "kin",
        "staff",
        "self",
    }
)
BREAKS = frozenset(",;:.!?()–—•+/")
PAD = 3
MOST_NAMES = 50_000
SMALL = ("0", "1", "2", "3", "4", "5")
PLACES = ["0", "1", "2", "3", *["4+"] * 5, "9+"]
PEOPLE = (("you", "y"), ("we", "w"), ("he", "h"), ("i", "i"))
JOINING = frozenset(("and", "or", "but"))
SALTS = np.array(
    [
        ((first + n) * 0x9E3779B1) & 0xFFFFFFFF
        for first, templates in ((1, SINGLE), (101, COMBINED), (201, TRIPLES), (301, CONTEXT))
        for n in range(len(templates))
    ],
    dtype=np.uint32,
)


def template_strengths() -> NDArray[np.float32]:
    """How freely each template may learn: word pairs are many and rare, so they start weaker."""
    single = [0.8 if spec[0] == WORD and spec[1] else 1.0 for spec in SINGLE]
    combined = [0.5 if left[0] == right[0] == WORD else 0.8 for left, right in COMBINED]
    rare = ("section_word", "hit_word", "first_word", "opening_class", "hit_key", "cue_far")
    context = [0.6 if name in rare else 1.0 for name in CONTEXT]
    return np.array(single + combined + [1.0] * len(TRIPLES) + context, dtype=np.float32)


def _codes(names: list[str], cache: dict[str, int]) -> NDArray[np.uint32]:
    """Hash of each name; the cache keeps them."""
    found = list(map(cache.get, names))
    if None in found:
        if len(cache) > MOST_NAMES:
            cache.clear()
        for name in set(names).difference(cache):
            cache[name] = stable_hash(name)
        found = [cache[name] for name in names]
    return np.array(found, dtype=np.uint32)


def _mix(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Spread 32 bits of every template's codes, shape (templates, tokens); a salt keeps templates apart."""
    mixed = (codes ^ SALTS[:, None]) * np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    return mixed ^ (mixed >> np.uint32(16))


def hit_tags(page: Page) -> tuple[list[str], list[str], list[str]]:
    """Per token the rule hit it lies in ("B-certificate/vca"), a second hit, the first key; else ""."""
    size = len(page.tokens)
    first, second, keys = [""] * size, [""] * size, [""] * size
    starts = page.tokens.starts
    for hit in page.hits:
        begin = bisect_left(starts, hit.start)
        for i in range(begin, size):
            if starts[i] >= hit.end:
                break
            tag = f"{'B' if i == begin else 'I'}-{hit.kind}/{hit.rule}"
            if not first[i]:
                first[i], keys[i] = tag, hit.keys[0] if hit.keys else ""
            elif not second[i]:
                second[i] = tag
    return first, second, keys


def _term_tags(page: Page) -> list[str]:
    tags = [""] * len(page.tokens)
    for begin, last, kind in page.terms:
        for i in range(begin, last + 1):
            tags[i] = f"{'B' if i == begin else 'E' if i == last else 'I'}-{kind}"
    return tags


def _running_context(
    words: list[str], kinds: list[str], begin: int, end: int, out: tuple[list[str], ...]
) -> None:
    """Per token of one sentence: last cue words, words since a break, the stop ahead, the opening word."""
    cues, far, sinces, openings, next_stops = out
    cue, before, cue_at, since, opening = "-", "-", 0, 0, words[begin]
    stops = [i for i in range(begin, end) if words[i] in BREAKS] + [end]
    stop = 0
    for n, i in enumerate(range(begin, end)):
        ahead = stops[stop]
        if ahead < i:
            stop += 1
            ahead = stops[stop]
        word = words[i]
        cues.append(cue if n - cue_at < 5 else f"{cue}~")
        far.append(f"{before}>{cue}")
        sinces.append(SMALL[since] if since < 5 else "5")
        openings.append(opening)
        left = ahead - i
        next_stops.append(f"{SMALL[left] if left < 6 else '6'}{words[ahead] if ahead < end else '$'}")
        kind = kinds[n]
        if kind in CUES:
            before, cue, cue_at = cue, word, n
        since += 1
        if word in BREAKS or kind in JOINING:
            since = 0
            if i + 1 < end:
                opening = words[i + 1]


def _sentence_context(page: Page, cache: dict[str, int]) -> dict[str, NDArray[np.uint32]]:
    """Per token: place in the sentence, last cue word, signs of who is spoken about; as hashes."""
    words, classes = page.tokens.words, closed_classes()
    running: tuple[list[str], ...] = ([], [], [], [], [])
    whole: tuple[list[str], ...] = ([], [], [], [], [])
    places: list[str] = []
    for begin, end in page.sentences:
        kinds = [classes.get(word, "") for word in words[begin:end]]
        _running_context(words, kinds, begin, end, running)
        count = end - begin
        places += PLACES[:count] + PLACES[-1:] * (count - len(PLACES))
        last = words[end - 1]
        facts = (
            "".join(mark for name, mark in PEOPLE if name in kinds),
            last if last in "?!:." else "-",
            f"{words[begin]} {words[begin + 1] if count > 1 else ''}",
            f"{kinds[0] or '-'} {kinds[1] if count > 1 else ''}",
            SMALL[min(count // 4, 5)],
        )
        for values, fact in zip(whole, facts, strict=True):
            values.append(fact)
    counts = [end - begin for begin, end in page.sentences]
    out = {"place": _codes(places, cache)}
    for name, values in zip(("cue", "cue_far", "since", "opening", "next_stop"), running, strict=True):
        out[name] = _codes(values, cache)
    for name, values in zip(("you", "last", "first_word", "first_class", "size"), whole, strict=True):
        out[name] = np.repeat(_codes(values, cache), counts)
    return out


def token_features(page: Page, forms: WordForms, cache: dict[str, int]) -> NDArray[np.uint32]:
    """Hashed feature numbers below 2**BITS, shape (tokens, features)."""
    tokens, size = page.tokens, len(page.tokens)
    surfaces = [page.text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)]
    table = np.zeros((size + 2 * PAD, len(ATTRIBUTES)), dtype=np.uint32)
    table[PAD : PAD + size] = forms.rows(surfaces)

    def attribute(spec: tuple[int, int]) -> NDArray[np.uint32]:
        return table[PAD + spec[1] : PAD + spec[1] + size, spec[0]]

    many = np.uint32(31)
    columns = [attribute(spec) for spec in SINGLE]
    columns += [attribute(left) * many + attribute(right) for left, right in COMBINED]
    columns += [
        (attribute(one) * many + attribute(two)) * many + attribute(three) for one, two, three in TRIPLES
    ]
    context = _context_columns(page, cache, attribute((CLASS, 0)), attribute((WORD, 0)))
    columns += [context[name] for name in CONTEXT]
    return np.ascontiguousarray((_mix(np.stack(columns)) & MASK).T)


def _context_columns(
    page: Page, cache: dict[str, int], classes: NDArray[np.uint32], words: NDArray[np.uint32]
) -> dict[str, NDArray[np.uint32]]:
    hits, second, keys = hit_tags(page)
    line_of = np.array(page.line_of, dtype=np.int64)
    sections = [line.section for line in page.lines]
    shapes = [f"{line.shape}{line.heading}{'first' if n == 0 else ''}" for n, line in enumerate(page.lines)]
    many = np.uint32(31)
    out = _sentence_context(page, cache)
    out |= {"hit": _codes(hits, cache), "second_hit": _codes(second, cache), "hit_key": _codes(keys, cache)}
    out |= {
        "section": _codes(sections, cache)[line_of],
        "shape": _codes(shapes, cache)[line_of],
        "term": _codes(_term_tags(page), cache),
    }
    out["hit_before"], out["hit_after"] = np.roll(out["hit"], 1), np.roll(out["hit"], -1)
    out["section_class"] = out["section"] * many + classes
    out["section_word"] = out["section"] * many + words
    out["section_hit"] = out["section"] * many + out["hit"]
    out["section_place"] = (out["section"] * many + out["place"]) * many + classes
    out["cue_class"] = out["cue"] * many + classes
    out["since_class"] = out["since"] * many + classes
    out["hit_word"] = out["hit"] * many + words
    out["opening_class"] = out["opening"] * many + classes
    out["next_stop_class"] = out["next_stop"] * many + classes
    scope_before, scope_after = cue_tags(page)
    out["scope_before"], out["scope_after"] = _codes(scope_before, cache), _codes(scope_after, cache)
    out["scope_before_class"] = out["scope_before"] * many + classes
    out["scope_both"] = out["scope_before"] * many + out["scope_after"]
    return out
