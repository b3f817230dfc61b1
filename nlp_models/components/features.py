"""Features of every token as hashed numbers: words around it, rule hits, place in the text, cues."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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
    }
)
BREAKS = frozenset(",;:.!?()–—•+/")
PAD = 3


def template_strengths() -> NDArray[np.float32]:
    """How freely each template may learn: word pairs are many and rare, so they start weaker."""
    single = [0.8 if spec[0] == WORD and spec[1] else 1.0 for spec in SINGLE]
    combined = [0.5 if left[0] == right[0] == WORD else 0.8 for left, right in COMBINED]
    rare = ("section_word", "hit_word", "first_word", "opening_class", "hit_key", "cue_far")
    context = [0.6 if name in rare else 1.0 for name in CONTEXT]
    return np.array(single + combined + [1.0] * len(TRIPLES) + context, dtype=np.float32)


def _codes(names: list[str], cache: dict[str, int]) -> NDArray[np.uint32]:
    """Hash of each name; the cache keeps them."""
    found = []
    for name in names:
        code = cache.get(name)
        if code is None:
            if len(cache) > 50_000:
                cache.clear()
            code = cache[name] = stable_hash(name)
        found.append(code)
    return np.array(found, dtype=np.uint32)


def _mix(codes: NDArray[np.uint32], salt: int) -> NDArray[np.uint32]:
    """Spread 32 bits; the salt keeps templates apart."""
    mixed = (codes ^ np.uint32((salt * 0x9E3779B1) & 0xFFFFFFFF)) * np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    return mixed ^ (mixed >> np.uint32(16))


def hit_tags(page: Page) -> tuple[list[str], list[str], list[str]]:
    """Per token the rule hit it lies in ("B-certificate/vca"), a second hit, the first key; else ""."""
    size = len(page.tokens)
    first, second, keys = [""] * size, [""] * size, [""] * size
    starts = page.tokens.starts
    for hit in page.hits:
        begin = int(np.searchsorted(starts, hit.start))
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


IN_SENTENCE = (
    "place", "cue", "cue_far", "you", "last", "first_word", "since", "first_class", "next_stop", "opening",
    "size", "first",
)  # fmt: skip


def _sentence_context(page: Page) -> dict[str, list[str]]:
    """Per token: place in the sentence, last cue word, signs of who is spoken about."""
    words, classes = page.tokens.words, closed_classes()
    out: dict[str, list[str]] = {name: [] for name in IN_SENTENCE}
    for begin, end in page.sentences:
        kinds = [classes.get(words[i], "") for i in range(begin, end)]
        who = "".join(
            mark for mark, name in (("y", "you"), ("w", "we"), ("h", "he"), ("i", "i")) if name in kinds
        )
        final = words[end - 1] if words[end - 1] in "?!:." else "-"
        cue, before, cue_at, since, opening = "-", "-", 0, 0, words[begin]
        stops = [i for i in range(begin, end) if words[i] in BREAKS] + [end]
        stop = 0
        for n, i in enumerate(range(begin, end)):
            if stops[stop] < i:
                stop += 1
            word = words[i]
            out["place"].append(str(n) if n < 4 else "4+" if n < 9 else "9+")
            out["cue"].append(f"{cue}{'' if n - cue_at < 5 else '~'}")
            out["cue_far"].append(f"{before}>{cue}")
            out["since"].append(str(min(since, 5)))
            out["opening"].append(opening)
            out["next_stop"].append(
                f"{min(stops[stop] - i, 6)}{words[stops[stop]] if stops[stop] < end else '$'}"
            )
            if kinds[n] in CUES:
                before, cue, cue_at = cue, word, n
            since += 1
            if word in BREAKS or kinds[n] in ("and", "or", "but"):
                since = 0
                if i + 1 < end:
                    opening = words[i + 1]
        count = end - begin
        out["you"] += [who] * count
        out["last"] += [final] * count
        out["first_word"] += [f"{words[begin]} {words[begin + 1] if count > 1 else ''}"] * count
        out["first_class"] += [f"{kinds[0] or '-'} {kinds[1] if count > 1 else ''}"] * count
        out["size"] += [str(min(count // 4, 5))] * count
    return out


def token_features(page: Page, forms: WordForms, cache: dict[str, int]) -> NDArray[np.uint32]:
    """Hashed feature numbers below 2**BITS, shape (tokens, features)."""
    tokens, size = page.tokens, len(page.tokens)
    surfaces = [page.text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)]
    table = np.zeros((size + 2 * PAD, len(ATTRIBUTES)), dtype=np.uint32)
    table[PAD : PAD + size] = forms.rows(surfaces)

    def attribute(spec: tuple[int, int]) -> NDArray[np.uint32]:
        return table[PAD + spec[1] : PAD + spec[1] + size, spec[0]]

    columns = [_mix(attribute(spec), 1 + n) for n, spec in enumerate(SINGLE)]
    for n, (left, right) in enumerate(COMBINED):
        columns.append(_mix(attribute(left) * np.uint32(31) + attribute(right), 101 + n))
    for n, (one, two, three) in enumerate(TRIPLES):
        combined = (attribute(one) * np.uint32(31) + attribute(two)) * np.uint32(31) + attribute(three)
        columns.append(_mix(combined, 201 + n))
    context = _context_columns(page, cache, attribute((CLASS, 0)), attribute((WORD, 0)))
    columns += [_mix(context[name], 301 + n) for n, name in enumerate(CONTEXT)]
    return np.stack(columns, axis=1) & MASK


def _context_columns(
    page: Page, cache: dict[str, int], classes: NDArray[np.uint32], words: NDArray[np.uint32]
) -> dict[str, NDArray[np.uint32]]:
    hits, second, keys = hit_tags(page)
    sections = [page.lines[n].section for n in page.line_of]
    shapes = [
        f"{page.lines[n].shape}{page.lines[n].heading}{'first' if n == 0 else ''}" for n in page.line_of
    ]
    sentence = _sentence_context(page)
    many = np.uint32(31)
    out = {name: _codes(values, cache) for name, values in sentence.items() if name != "first"}
    out |= {"hit": _codes(hits, cache), "second_hit": _codes(second, cache), "hit_key": _codes(keys, cache)}
    out |= {
        "section": _codes(sections, cache),
        "shape": _codes(shapes, cache),
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
    return out
