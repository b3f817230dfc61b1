"""How commands print data: text for people, JSON for scripts, always on standard output."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import typer


class Format(StrEnum):
    """The forms data is printed in."""

    TEXT = "text"
    JSON = "json"


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def print_json(data: Any) -> None:
    """One JSON document; dates in ISO 8601."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2, default=_plain))


def print_table(rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows with the same keys as aligned columns under their names."""
    if not rows:
        return
    names = list(rows[0])
    lines = [names, *([str("" if row[name] is None else row[name]) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(names))]
    for line in lines:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def print_tree(data: Mapping[str, Any], indent: str = "") -> None:
    """A nested mapping as indented `name: value` lines."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            typer.echo(f"{indent}{name}:")
            print_tree(value, indent + "  ")
        else:
            typer.echo(f"{indent}{name}: {'-' if value is None else value}")
