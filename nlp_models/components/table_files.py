"""The CSV tables of this package, as rows; and word lists, a word per line."""

from __future__ import annotations

import csv
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent / "tables"


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of one CSV table of this package."""
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    return [dict(zip(header, row, strict=True)) for row in rows if row]


def read_words(name: str) -> frozenset[str]:
    """Words of one list of this package; lines that begin with # are about the list."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
