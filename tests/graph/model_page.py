"""What graph_schema/model.md says, as data: keys, indexes, and which labels are related by what."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "graph_schema" / "model.md").read_text("utf-8")
KINDS = {
    "Concept": ("Skill", "Occupation", "Certificate", "Licence", "Qualification", "Language"),
    "Person": ("Liaison", "Contact", "Connector"),
}
"""Second labels, which the page names in words."""
_LINE = re.compile(r"^ {4}(\w+) [|}o]{2}--[|{o]{2} (\w+) : ([A-Z_]+)$", re.M)
_ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| (.*?) ?\|$", re.M)
Place = tuple[str, tuple[str, ...]]
"""A label and the properties of one key or index."""


def drawn() -> set[tuple[str, str, str]]:
    """(label, relationship, label) of every line in the drawings."""
    return {(one, kind, other) for one, other, kind in _LINE.findall(PAGE)}


def _places(column: int) -> set[Place]:
    return {
        (row[0], tuple(name.strip() for name in names.split(",")))
        for row in _ROW.findall(PAGE)
        for names in re.findall(r"`([^`]+)`", row[column])
    }


def keys() -> set[Place]:
    """What the table says is unique."""
    return _places(1)


def indexes() -> set[Place]:
    """What the table says is indexed, full text included."""
    return _places(2)


def labels() -> set[str]:
    """Every label of the table, with the second labels."""
    return {row[0] for row in _ROW.findall(PAGE)} | {kind for kinds in KINDS.values() for kind in kinds}
