"""Split a Cypher file into statements, knowing strings, quoted names and comments for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      (?P<quoted>   '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `(?:``|[^`])*` )
    | (?P<comment>  //[^\n]* | /\*.*?\*/ )
    | (?P<end>      ; )
    | (?P<broken>   ['"`] | /\* )
    | (?P<other>    [^'"`/;]+ | / )
    """,
    re.VERBOSE | re.DOTALL,
)


class BrokenCypher(ValueError):
    """A string, quoted name or comment that is opened and not closed; says on which line."""


def split(text: str) -> tuple[str, ...]:
    """Statements in order, without comments and without the `;` that ends them.

    `//` inside a string (a URI) stays; the last statement counts also without a `;`. Raises `BrokenCypher`.
    """
    return tuple(statement for part in _parts(text) if (statement := part.strip()))


def _parts(text: str) -> Iterator[str]:
    part: list[str] = []
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "broken":
            line = text.count("\n", 0, token.start()) + 1
            raise BrokenCypher(f"line {line}: {token.group()} is opened and not closed")
        if token.lastgroup == "end":
            yield "".join(part)
            part = []
        else:
            part.append(" " if token.lastgroup == "comment" else token.group())
    yield "".join(part)
