"""Codes of what is around a token beyond single words: its sentence, line, section, rule hits, cues."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.cues import cue_codes
from nlp_models.components.layout import MAX_SENTENCE
from nlp_models.components.page import Page
from nlp_models.components.wordforms import (
    ATTRIBUTES,
    BREAKS,
    MARKS,
    PEOPLE,
    Codes,
    closed_classes,
    stable_hash,
)

STOP, FRESH, CUE, WHO, NAME = range(len(ATTRIBUTES), len(ATTRIBUTES) + len(MARKS))
WORD, CLASS = ATTRIBUTES.index("word"), ATTRIBUTES.index("class")
MANY = np.uint32(31)
FAR, NEAR = 6, 5
Integers = NDArray[np.intp]
code_of = lru_cache(maxsize=50_000)(stable_hash)


def _table(names: list[str]) -> Codes:
    return np.array([stable_hash(name) for name in names], dtype=np.uint32)


PLACES = _table(["0", "1", "2", "3", *["4+"] * 5, *["9+"] * MAX_SENTENCE])
SMALL = _table(["0", "1", "2", "3", "4", *["5"] * MAX_SENTENCE])
AHEAD = np.minimum(np.arange(MAX_SENTENCE + 1), FAR)
NEXT_STOPS = _table([f"{left}{stop}" for stop in ("$", *BREAKS) for left in range(FAR + 1)])
LAST_SIGNS = _table(["-", *(stop if stop in "?!:." else "-" for stop in BREAKS)])
SPOKEN_OF = _table(["".join(who[0] for who, bit in PEOPLE.items() if bit & bits) for bits in range(16)])


def _last_cues(page: Page, codes: Codes, begin: Integers, places: Integers) -> tuple[Codes, Codes]:
    """Per token the cue word before it in its sentence (and whether it is near), and the last two."""
    at = np.flatnonzero(codes[CUE])
    words = page.tokens.words
    names, far, pairs = [stable_hash("-")], [stable_hash("-~")], [stable_hash("->-")]
    before, opened = "-", -1
    for place, first in zip(at.tolist(), begin[at].tolist(), strict=True):
        word = words[place]
        names.append(code_of(word))
        far.append(code_of(f"{word}~"))
        pairs.append(code_of(f"{before if first == opened else '-'}>{word}"))
        before, opened = word, first
    last = np.searchsorted(at, places)
    cue_at = np.concatenate([[-1], at])[last]
    seen = cue_at >= begin
    last = np.where(seen, last, 0)
    near = places - np.where(seen, cue_at, begin) < NEAR
    either = np.array([far, names, pairs], dtype=np.uint32)
    return either[near.astype(np.intp), last], either[2, last]


def _of_sentences(page: Page, codes: Codes, begins: Integers, ends: Integers) -> Codes:
    """Per sentence: who is spoken of, its last sign, its first words and their classes, its size."""
    words, classes = page.tokens.words, closed_classes()
    openings, kinds = [], []
    for begin, end in page.sentences:
        first, second = words[begin], words[begin + 1] if end - begin > 1 else ""
        openings.append(stable_hash(f"{first} {second}"))
        kinds.append(code_of(f"{classes.get(first) or '-'} {classes.get(second, '')}"))
    return np.stack(
        [
            SPOKEN_OF[np.bitwise_or.reduceat(codes[WHO], begins)],
            LAST_SIGNS[codes[STOP, ends - 1]],
            np.array(openings, dtype=np.uint32),
            np.array(kinds, dtype=np.uint32),
            SMALL[(ends - begins) // 4],
        ]
    )


def _sentence_codes(page: Page, codes: Codes) -> dict[str, Codes]:
    """Per token: place in the sentence, clause and stop around it, last cue words, what its sentence says."""
    size = len(page.tokens)
    begins, ends = np.array(page.sentences, dtype=np.intp).T
    sentence = np.repeat(np.arange(len(begins)), ends - begins)
    places = np.arange(size)
    begin, end = begins[sentence], ends[sentence]
    out = {"place": PLACES[places - begin]}
    stops = np.append(np.flatnonzero(codes[STOP]), size)
    ahead = np.minimum(stops[np.searchsorted(stops, places)], end)
    sign = np.where(ahead < end, codes[STOP, np.minimum(ahead, size - 1)], 0)
    out["next_stop"] = NEXT_STOPS[sign * (FAR + 1) + AHEAD[ahead - places]]
    opened = np.zeros(size, dtype=np.intp)
    fresh = np.flatnonzero(codes[FRESH, :-1]) + 1
    opened[fresh] = fresh
    opened[begins] = begins
    origin = np.maximum.accumulate(opened)
    out["since"] = SMALL[places - origin]
    out["opening"] = codes[NAME, origin]
    out["cue"], out["cue_far"] = _last_cues(page, codes, begin, places)
    whole = _of_sentences(page, codes, begins, ends)[:, sentence]
    return out | dict(zip(("you", "last", "first_word", "first_class", "size"), whole, strict=True))


@lru_cache(maxsize=1_000)
def _tags(kind: str, rule: str) -> tuple[int, int]:
    """Codes of the first and of the further tokens of a hit."""
    return stable_hash(f"B-{kind}/{rule}"), stable_hash(f"I-{kind}/{rule}")


def _hit_codes(page: Page) -> Codes:
    """Per token the rule hit it lies in ("B-certificate/vca"), a second hit, the first key; else 0."""
    size = len(page.tokens)
    first, second, keys = [0] * size, [0] * size, [0] * size
    for hit, (begin, end) in zip(page.hits, page.hit_bounds, strict=True):
        key = code_of(hit.keys[0]) if hit.keys else 0
        tag, inner = _tags(hit.kind, hit.rule)
        for i in range(begin, end):
            if not first[i]:
                first[i], keys[i] = tag, key
            elif not second[i]:
                second[i] = tag
            tag = inner
    return np.array([first, second, keys], dtype=np.uint32)


def _term_codes(page: Page) -> Codes:
    tags = [0] * len(page.tokens)
    for begin, last, kind in page.terms:
        for i in range(begin, last + 1):
            tags[i] = code_of(f"{'B' if i == begin else 'E' if i == last else 'I'}-{kind}")
    return np.array(tags, dtype=np.uint32)


def _line_codes(page: Page) -> Codes:
    """Per token the section and the shape of its line."""
    sections = [code_of(line.section) for line in page.lines]
    shapes = [
        code_of(f"{line.shape}{line.heading}{'' if n else 'first'}") for n, line in enumerate(page.lines)
    ]
    return np.array([sections, shapes], dtype=np.uint32)[:, page.line_of]


def context_codes(page: Page, codes: Codes) -> dict[str, Codes]:
    """Codes per token by name; `codes` are those of its words, shape (attributes and marks, tokens)."""
    words, classes = codes[WORD], codes[CLASS]
    out = _sentence_codes(page, codes)
    out["hit"], out["second_hit"], out["hit_key"] = hits = _hit_codes(page)
    out["hit_before"] = np.concatenate([hits[0, -1:], hits[0, :-1]])
    out["hit_after"] = np.concatenate([hits[0, 1:], hits[0, :1]])
    out["section"], out["shape"] = _line_codes(page)
    out["term"] = _term_codes(page)
    out["scope_before"], out["scope_after"] = np.array(cue_codes(page), dtype=np.uint32)
    section = out["section"] * MANY
    out["section_class"] = section + classes
    out["section_word"] = section + words
    out["section_hit"] = section + out["hit"]
    out["section_place"] = (section + out["place"]) * MANY + classes
    for name in ("cue", "since", "opening", "next_stop", "scope_before"):
        out[f"{name}_class"] = out[name] * MANY + classes
    out["hit_word"] = out["hit"] * MANY + words
    out["scope_both"] = out["scope_before"] * MANY + out["scope_after"]
    return out
