"""More training texts from the same corpus: marks change places with others of their kind and scope."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

from nlp_models.corpus import GoldMark, GoldText
from nlp_models.language_guess import detect

Pool = dict[tuple[str, str, str, str], list[tuple[str, tuple[str, ...]]]]
CHANCE = 0.5


def _pool(texts: Sequence[GoldText]) -> Pool:
    pool: Pool = defaultdict(list)
    for gold in texts:
        language = detect(gold.text)
        for mark in gold.marks:
            words = gold.text[mark.start : mark.end]
            pool[gold.document, mark.kind, mark.how, language].append((words, mark.keys))
    return pool


def _like(words: str, new: str) -> str:
    """The new words with a first letter as large as the old ones had; abbreviations stay."""
    if new[1:2].isupper():
        return new
    return (new[:1].upper() if words[:1].isupper() else new[:1].lower()) + new[1:]


def _swapped(gold: GoldText, pool: Pool, chance: random.Random) -> GoldText:
    language = detect(gold.text)
    pieces: list[str] = []
    marks: list[GoldMark] = []
    size = last = 0
    for mark in sorted(gold.marks, key=lambda m: m.start):
        before, words, keys = gold.text[last : mark.start], gold.text[mark.start : mark.end], mark.keys
        others = pool[gold.document, mark.kind, mark.how, language]
        if chance.random() < CHANCE:
            new, keys = chance.choice(others)
            words = _like(words, new)
        size += len(before)
        marks.append(GoldMark(size, size + len(words), mark.kind, mark.how, keys))
        pieces += [before, words]
        size += len(words)
        last = mark.end
    return GoldText(f"{gold.name}+", gold.document, "".join([*pieces, gold.text[last:]]), tuple(marks))


def augmented(texts: Sequence[GoldText], copies: int, seed: int = 1) -> list[GoldText]:
    """The texts, and `copies` of each with about half of its marks exchanged. One seed, one result."""
    chance = random.Random(seed)  # noqa: S311 - a seeded mix of texts, nothing secret
    pool = _pool(texts)
    return list(texts) + [_swapped(gold, pool, chance) for _ in range(copies) for gold in texts if gold.marks]
