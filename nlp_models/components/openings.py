"""Where the phrases of several tables could open in a text: one look per word for all of them."""

from __future__ import annotations

from itertools import compress

from nlp_models.components.phrases import (
    MAX_TYPO_LENGTH,
    MIN_TYPO_LENGTH,
    MIN_WILD_LENGTH,
    OPENING,
    Nodes,
    Phrases,
    slips_of,
)
from nlp_models.components.remembered import Remembered
from nlp_models.tokens import Tokens


class Openings:
    """Where phrases of several tables could open, looked up once per word for all of them."""

    def __init__(self, tables: tuple[Phrases, ...]) -> None:
        self._tables = tables
        self._known = Remembered(self._learn)
        self._firsts = {first for table in tables for first in table.firsts()}
        self._stems: dict[str, tuple[str, ...]] = {}
        for table in tables:
            for start, stems in table.prefixes.items():
                self._stems[start] = (*self._stems.get(start, ()), *stems)
        self._endings = tuple({ending for table in tables for ending in table.suffixes})
        self._near = {part for table in tables for part in table.near}

    def _learn(self, word: str) -> tuple[Nodes, ...]:
        """Most new words open nothing, which is soon known for all tables together."""
        opens = word in self._firsts
        if not opens and len(word) >= MIN_WILD_LENGTH:
            stems = self._stems.get(word[:OPENING], ())
            opens = word.startswith(stems) or word.endswith(self._endings)
            if not opens and MIN_TYPO_LENGTH <= len(word) <= MAX_TYPO_LENGTH:
                opens = not self._near.isdisjoint(slips_of(word))
        nodes = tuple([table.beginnings(word) for table in self._tables]) if opens else ()
        return nodes if any(nodes) else ()

    def find(self, tokens: Tokens, content: list[int]) -> list[list[tuple[int, Nodes]]]:
        """For each table, places in `content` with the branches that open there."""
        found = self._known.of([tokens.words[i] for i in content])
        some = list(compress(enumerate(found), found))
        return [
            [(at, nodes[number]) for at, nodes in some if nodes[number]]
            for number in range(len(self._tables))
        ]
