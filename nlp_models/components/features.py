"""Features of every token as hashed numbers: words around it, rule hits, place in the text, cues."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp_models.components.context import context_codes
from nlp_models.components.page import Page
from nlp_models.components.wordforms import ATTRIBUTES, PAD, Codes, WordForms

BITS = 20
MASK = np.uint32((1 << BITS) - 1)
MANY = np.uint32(31)
WORD, CLASS, END3, END4, START4, END2, SHAPE, START3, FINE, COARSE = range(len(ATTRIBUTES))
SINGLE = (
    [(WORD, o) for o in (-3, -2, -1, 0, 1, 2, 3)] + [(CLASS, o) for o in (-3, -2, -1, 0, 1, 2, 3)]
    + [(END3, o) for o in (-1, 0, 1)]
    + [(END4, 0), (START4, -1), (START4, 0), (START4, 1), (END2, 0), (START3, 0)]
    + [(SHAPE, o) for o in (-1, 0, 1)] + [(FINE, o) for o in (-1, 0, 1)]
    + [(COARSE, o) for o in (-2, -1, 0, 1, 2)]
)  # fmt: skip
OWN = [number for number, (_, offset) in enumerate(SINGLE) if not offset]
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
SALTS = np.array(
    [
        ((first + n) * 0x9E3779B1) & 0xFFFFFFFF
        for first, templates in ((1, SINGLE), (101, COMBINED), (201, TRIPLES), (301, CONTEXT))
        for n in range(len(templates))
    ],
    dtype=np.uint32,
)[:, None]


def template_strengths() -> NDArray[np.float32]:
    """How freely each template may learn: word pairs are many and rare, so they start weaker."""
    single = [0.8 if spec[0] == WORD and spec[1] else 1.0 for spec in SINGLE]
    combined = [0.5 if left[0] == right[0] == WORD else 0.8 for left, right in COMBINED]
    rare = ("section_word", "hit_word", "first_word", "opening_class", "hit_key", "cue_far")
    context = [0.6 if name in rare else 1.0 for name in CONTEXT]
    return np.array(single + combined + [1.0] * len(TRIPLES) + context, dtype=np.float32)


def _mix(codes: Codes, salts: Codes) -> Codes:
    """Spread 32 bits of every template's codes, shape (templates, tokens); a salt keeps templates apart."""
    mixed = (codes ^ salts) * np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    mixed &= MASK
    return mixed


def word_features(codes: Codes) -> Codes:
    """Hashed features that each word gives to the tokens around it, shape (templates, words)."""
    return _mix(codes.T[[attribute for attribute, _ in SINGLE]], SALTS[: len(SINGLE)])


def own_features(codes: Codes) -> Codes:
    """Hashed features of words in their own place alone, shape (len(OWN), words)."""
    return _mix(codes.T[[SINGLE[number][0] for number in OWN]], SALTS[OWN])


def wider_features(page: Page, codes: Codes) -> Codes:
    """Hashed features of more than one word, shape (templates, tokens)."""
    size = len(page.tokens)
    by_attribute = np.ascontiguousarray(codes.T)

    def attribute(spec: tuple[int, int]) -> Codes:
        return by_attribute[spec[0], PAD + spec[1] : PAD + spec[1] + size]

    columns = [attribute(left) * MANY + attribute(right) for left, right in COMBINED]
    columns += [
        (attribute(one) * MANY + attribute(two)) * MANY + attribute(three) for one, two, three in TRIPLES
    ]
    context = context_codes(page, by_attribute[:, PAD : PAD + size])
    columns += [context[name] for name in CONTEXT]
    return _mix(np.stack(columns), SALTS[len(SINGLE) :])


def token_features(page: Page, forms: WordForms) -> Codes:
    """Hashed feature numbers below 2**BITS, shape (tokens, features)."""
    size = len(page.tokens)
    codes, _ = forms.of(page.surfaces())
    own = word_features(codes)
    shifted = [own[n, PAD + offset : PAD + offset + size] for n, (_, offset) in enumerate(SINGLE)]
    return np.ascontiguousarray(np.concatenate([shifted, wider_features(page, codes)]).T)
