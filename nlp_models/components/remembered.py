"""What was found out of each word, kept for the next text that has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

MOST_WORDS = 50_000
T = TypeVar("T")


class Remembered(Generic[T]):
    """`learn` of every word, asked once per word; bounded."""

    def __init__(self, learn: Callable[[str], T]) -> None:
        self._learn = learn
        self._known: dict[str, T] = {}

    def of(self, words: list[str]) -> list[T]:
        """What is known of each of these words, in their order."""
        known = self._known
        found = list(map(known.get, words))
        if None in found:
            if len(known) > MOST_WORDS:
                known = self._known = {}  # a new one: another thread may be reading from the old
            for word in set(words).difference(known):
                known[word] = self._learn(word)
            return [known[word] for word in words]
        return found  # type: ignore[return-value]
