"""Longest-match of table phrases over tokens, tolerant of hyphens, compounds and one typing error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress, islice
from typing import Any

from nlp_models.components.remembered import Remembered
from nlp_models.tokens import Tokens, tokenise
from nlp_models.vocabulary import Concept, load_concepts

JOINERS = frozenset("-/'’.–·&+")
END, BEYOND = "", "\n"
"""No word of a text: a phrase may end here; the place after the last word."""
OPENING, MIN_WILD_LENGTH = 2, 5
MAX_GAP = 5
MIN_TYPO_LENGTH = 6
MAX_TYPO_LENGTH = 24
TOO_COMMON = frozenset(
    {"bedrijf", "bediening", "diensten", "ervaren", "avonden", "weekend", "rijlessen", "finish"}
)
"""Words one letter away from a form that mean something else: never a spelling error."""


def vocabulary_forms(kinds: tuple[str, ...], keyless: bool = False) -> Iterator[tuple[Concept, str]]:
    """Every way of writing of the vocabulary's concepts of these kinds, with a key or (if asked) without."""
    for concept in load_concepts():
        if concept.kind in kinds and (concept.key or keyless):
            for form in (concept.pref_nl, concept.pref_en, *concept.alt_nl, *concept.alt_en):
                if "*" not in form:
                    yield concept, form.replace("(", " ").replace(")", " ").replace(",", " ")


def _parts(word: str) -> list[str]:
    return [part for part in tokenise(word).words if part not in JOINERS]


@lru_cache(maxsize=5_000)
def slips_of(word: str) -> list[str]:
    """The word, and the word without any one of its letters; several tables ask for the same word."""
    return [word, *[word[:i] + word[i + 1 :] for i in range(len(word))]]


def _steps(form: str) -> Iterator[str]:
    """The words of a form as the trie has them: a hyphenated one in parts, a wildcard as it stands."""
    for word in form.split():
        if word.isalpha() or "*" in (word[0], word[-1]):
            yield word
        else:
            yield from _parts(word)


Nodes = tuple[dict[str, Any], ...]
Opened = Iterable[tuple[int, Nodes]]


class Phrases:
    """A trie over word sequences; a form may hold `stem*` or `*ending` words. Payloads are free values.

    The branch of a first word grows when a text first holds that word: most forms are never met.
    """

    def __init__(self, forms: Iterable[tuple[str, Any]], typos: bool = True) -> None:
        self._root: dict[str, Any] = {}
        self._waiting: dict[str, list[tuple[str, Any]]] = {}
        words: dict[str, None] = {}
        for form, payload in forms:
            low = form.lower()
            words.update(dict.fromkeys(low.split()))
            first = next(_steps(low), None)
            if first is not None:
                self._waiting.setdefault(first, []).append((low, payload))
        self.prefixes: dict[str, list[str]] = {}
        for word in words:
            if word[0] != "*" and word[-1] == "*":
                self.prefixes.setdefault(word[:OPENING], []).append(word[:-1])
        self.suffixes = tuple(word[1:] for word in words if word[0] == "*")
        self._words = {part for word in words for part in _steps(word) if "*" not in part} if typos else set()
        self.near: dict[str, str] = {}
        for word in sorted(self._words):
            if len(word) >= MIN_TYPO_LENGTH:
                for part in slips_of.__wrapped__(word):
                    self.near.setdefault(part, word)
        self._loose = bool(self.prefixes or self.suffixes or self.near)
        self._heads = lru_cache(maxsize=50_000)(self._alternatives)
        self._opened = Remembered(self.beginnings)

    def firsts(self) -> Iterable[str]:
        """Every first word of a form."""
        return (*self._root, *self._waiting)

    def _grown(self, first: str) -> dict[str, Any] | None:
        """The branch of a first word; shown only once it is whole, as other threads may look for it too."""
        waiting = self._waiting.get(first)
        if waiting is not None:
            branch: dict[str, Any] = {}
            for form, payload in waiting:
                node = branch
                for word in islice(_steps(form), 1, None):
                    node = node.setdefault(word, {})
                node.setdefault(END, payload)
            self._root[first] = branch
            self._waiting.pop(first, None)
        return self._root.get(first)

    def _alternatives(self, word: str) -> list[str]:
        """The word itself, the wildcards it falls under, and the form it may be a slip of."""
        found = [word]
        if len(word) < MIN_WILD_LENGTH:
            return found
        stems = self.prefixes.get(word[:OPENING])
        if stems:
            found += [f"{stem}*" for stem in stems if word.startswith(stem)]
        if word.endswith(self.suffixes):
            endings = self.suffixes
            found += [f"*{ending}" for ending in endings if word.endswith(ending) and word != ending]
        known = len(found) > 1 or not self.near or word in self._words or word in TOO_COMMON
        if not known and MIN_TYPO_LENGTH <= len(word) <= MAX_TYPO_LENGTH:
            found += self._respelled(word)
        return found

    def beginnings(self, word: str) -> Nodes:
        """Where a phrase that opens with this word goes on: mostly nowhere."""
        if self._loose:
            nodes = map(self._grown, self._alternatives(word))
            return tuple([node for node in nodes if node is not None])
        node = self._grown(word)
        return () if node is None else (node,)

    def _respelled(self, word: str) -> list[str]:
        if self.near.keys().isdisjoint(slips_of(word)):
            return []
        for part in slips_of(word):
            near = self.near.get(part)
            if near is not None and near[0] == word[0] and abs(len(near) - len(word)) <= 1:
                return [near] if near.rstrip("sen") != word.rstrip("sen") or len(near) > 8 else []
        return []

    def matches(
        self, tokens: Tokens, content: list[int], opened: Opened | None = None
    ) -> Iterator[tuple[int, int, Any]]:
        """Longest matches, left to right, as (first token, last token, payload).

        `content` holds the token numbers without joining signs (see `content_tokens`); `opened`, where a
        phrase could open among them, as `Openings` finds it for several tables at once.
        """
        words = tokens.words
        if opened is None:
            nodes = self._opened.of([words[i] for i in content])
            opened = compress(enumerate(nodes), nodes)
        free, end_of_text = 0, len(content) - 1
        for at, branches in opened:
            if at < free:
                continue
            following = words[content[at + 1]] if at < end_of_text else BEYOND
            best_end, best = -1, None
            for node in branches:
                if END in node or following in node or (self._loose and self._step(node, following)):
                    end, payload = self._longest(node, tokens, content, at)
                    if end > best_end and end >= at:
                        best_end, best = end, payload
            if best_end >= 0:
                yield content[at], content[best_end], best
                free = best_end + 1

    def _step(self, node: dict[str, Any], word: str) -> dict[str, Any] | None:
        """Where a phrase goes on with this word: as it stands, by a wildcard, or as a slip of another."""
        step: dict[str, Any] | None = node.get(word)
        if step is None and self._loose:
            return next((node[head] for head in self._heads(word) if head in node), None)
        return step

    def _longest(self, node: dict[str, Any], tokens: Tokens, content: list[int], at: int) -> tuple[int, Any]:
        end, payload = (at, node[END]) if END in node else (-1, None)
        while at + 1 < len(content):
            here, after = content[at], content[at + 1]
            if tokens.starts[after] - tokens.ends[here] > MAX_GAP:
                break
            step = self._step(node, tokens.words[after])
            if step is None:
                break
            node, at = step, at + 1
            if END in node:
                end, payload = at, node[END]
        return end, payload


def content_tokens(tokens: Tokens) -> list[int]:
    """Numbers of the tokens that are not mere joining signs."""
    return [i for i, word in enumerate(tokens.words) if word not in JOINERS]
