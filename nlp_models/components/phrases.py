"""Longest-match of table phrases over tokens, tolerant of hyphens, compounds and one typing error."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp_models.tokens import Tokens, tokenise
from nlp_models.vocabulary import Concept, load_concepts

TABLES = Path(__file__).resolve().parent.parent / "tables"
JOINERS = frozenset("-/'’.–·&+")
END = ""
MAX_GAP = 5
MOST_WORDS = 50_000
MIN_TYPO_LENGTH = 6
MAX_TYPO_LENGTH = 24
TOO_COMMON = frozenset(
    {"bedrijf", "bediening", "diensten", "ervaren", "avonden", "weekend", "rijlessen", "finish"}
)
"""Words one letter away from a form that mean something else: never a spelling error."""


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of one CSV table of this package."""
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def vocabulary_forms(kinds: tuple[str, ...], keyless: bool = False) -> Iterator[tuple[Concept, str]]:
    """Every way of writing of the vocabulary's concepts of these kinds, with a key or (if asked) without."""
    for concept in load_concepts():
        if concept.kind in kinds and (concept.key or keyless):
            for form in (concept.pref_nl, concept.pref_en, *concept.alt_nl, *concept.alt_en):
                if "*" not in form:
                    yield concept, form.replace("(", " ").replace(")", " ").replace(",", " ")


def _parts(word: str) -> list[str]:
    return [part for part in tokenise(word).words if part not in JOINERS]


def _deletions(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


class Phrases:
    """A trie over word sequences; a form may hold `stem*` or `*ending` words. Payloads are free values."""

    def __init__(self, forms: Iterable[tuple[str, Any]], typos: bool = True) -> None:
        self._root: dict[str, Any] = {}
        self._prefixes: set[str] = set()
        self._suffixes: set[str] = set()
        self._words: set[str] = set()
        for form, payload in forms:
            self._add(form, payload)
        self._near: dict[str, str] = {}
        for word in sorted(self._words) if typos else ():
            if len(word) >= MIN_TYPO_LENGTH:
                for part in (word, *_deletions(word)):
                    self._near.setdefault(part, word)
        self._heads = lru_cache(maxsize=50_000)(self._alternatives)
        self._openings: dict[str, tuple[dict[str, Any], ...]] = {}

    def _add(self, form: str, payload: Any) -> None:
        node = self._root
        for word in form.lower().split():
            if word.startswith("*"):
                self._suffixes.add(word[1:])
                node = node.setdefault(word, {})
            elif word.endswith("*"):
                self._prefixes.add(word[:-1])
                node = node.setdefault(word, {})
            else:
                for part in [word] if word.isalpha() else _parts(word):
                    self._words.add(part)
                    node = node.setdefault(part, {})
        node.setdefault(END, payload)

    def _alternatives(self, word: str) -> tuple[str, ...]:
        """The word itself, the wildcards it falls under, and the form it may be a slip of."""
        found = [word]
        if len(word) >= 5:
            found += [f"{stem}*" for stem in self._prefixes if word.startswith(stem)]
            found += [f"*{ending}" for ending in self._suffixes if word.endswith(ending) and word != ending]
        known = len(found) > 1 or word in self._words
        if not known and len(word) >= MIN_TYPO_LENGTH and word not in TOO_COMMON:
            found += self._respelled(word)
        return tuple(found)

    def _beginnings(self, word: str) -> tuple[dict[str, Any], ...]:
        """Where a phrase that opens with this word goes on: mostly nowhere."""
        return tuple(self._root[head] for head in self._heads(word) if head in self._root)

    def _opened(self, words: list[str]) -> list[Any]:
        """Where a phrase could open, per word; kept per word, as most words open none."""
        known = self._openings
        found = list(map(known.get, words))
        if None in found:
            if len(known) > MOST_WORDS:
                known.clear()
            for word in set(words).difference(known):
                known[word] = self._beginnings(word)
            found = [known[word] for word in words]
        return found

    def _respelled(self, word: str) -> list[str]:
        if len(word) > MAX_TYPO_LENGTH:
            return []
        for part in (word, *_deletions(word)):
            near = self._near.get(part)
            if near is not None and near[0] == word[0] and abs(len(near) - len(word)) <= 1:
                return [near] if near.rstrip("sen") != word.rstrip("sen") or len(near) > 8 else []
        return []

    def matches(self, tokens: Tokens, content: list[int]) -> Iterator[tuple[int, int, Any]]:
        """Longest matches, left to right, as (first token, last token, payload).

        `content` holds the token numbers without joining signs (see `content_tokens`).
        """
        words = tokens.words
        free = 0
        for at, nodes in enumerate(self._opened([words[i] for i in content])):
            if not nodes or at < free:
                continue
            best_end, best = -1, None
            for node in nodes:
                end, payload = self._longest(node, tokens, content, at)
                if end > best_end and end >= at:
                    best_end, best = end, payload
            if best_end >= 0:
                yield content[at], content[best_end], best
                free = best_end + 1

    def _longest(self, node: dict[str, Any], tokens: Tokens, content: list[int], at: int) -> tuple[int, Any]:
        end, payload = (at, node[END]) if END in node else (-1, None)
        while at + 1 < len(content):
            here, after = content[at], content[at + 1]
            if tokens.starts[after] - tokens.ends[here] > MAX_GAP:
                break
            step = next((node[h] for h in self._heads(tokens.words[after]) if h in node), None)
            if step is None:
                break
            node, at = step, at + 1
            if END in node:
                end, payload = at, node[END]
        return end, payload


def content_tokens(tokens: Tokens) -> list[int]:
    """Numbers of the tokens that are not mere joining signs."""
    return [i for i, word in enumerate(tokens.words) if word not in JOINERS]
