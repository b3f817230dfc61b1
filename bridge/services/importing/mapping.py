"""A map file says which fields of somebody else's file become which of ours: nested, joined, with defaults.

::

    [fields]
    external_id = "id"
    title = "title"
    posted_at = { from = "posted", date = "%d-%m-%Y" }
    text = { join = ["sections.tasks", "sections.profile"], headings = ["Wat ga je doen", "Wie ben jij"] }
    contract_kind = { from = "contract", values = { permanent = "regular", trainee = "bbl" } }

    [defaults]
    employer_name = "Uitzendbureau"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bridge.errors import InputError

Map = Mapping[str, Any]
FIELD_OPTIONS = frozenset({"from", "join", "headings", "date", "values"})


def read_map(data: bytes) -> Map:
    """A map file. Raises `InputError` that names the unknown table or option."""
    try:
        found = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise InputError(f"het kaartbestand is geen geldige TOML: {fault}") from fault
    unknown = set(found) - {"fields", "defaults"}
    if unknown:
        raise InputError.at(sorted(unknown)[0], "onbekende tabel; gebruik [fields] en [defaults]")
    for name, rule in found.get("fields", {}).items():
        wrong = set(rule) - FIELD_OPTIONS if isinstance(rule, dict) else set()
        if wrong or not isinstance(rule, dict | str | list):
            raise InputError.at(f"fields.{name}", f"onbekende keuze {', '.join(sorted(wrong)) or rule!r}")
    return found


def _at(cells: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path; a name that holds dots itself wins."""
    if path in cells:
        return cells[path]
    value: Any = cells
    for part in path.split("."):
        if isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        elif isinstance(value, Mapping):
            value = value.get(part)
        else:
            return None
    return value


def _text(value: Any) -> str:
    return "\n".join(str(v) for v in value) if isinstance(value, list) else str(value)


def _joined(cells: Mapping[str, Any], paths: list[str], headings: list[str]) -> str | None:
    parts = []
    for i, path in enumerate(paths):
        value = _at(cells, path)
        if value not in (None, "", []):
            heading = f"{headings[i]}\n" if i < len(headings) and headings[i] else ""
            parts.append(heading + _text(value).strip())
    return "\n\n".join(parts) or None


def _mapped(cells: Mapping[str, Any], rule: Any) -> Any:
    if isinstance(rule, str):
        return _at(cells, rule)
    if isinstance(rule, list):
        return _joined(cells, rule, [])
    if "join" in rule:
        return _joined(cells, rule["join"], rule.get("headings", []))
    value = _at(cells, rule["from"]) if "from" in rule else None
    if value is not None and "values" in rule:
        value = rule["values"].get(str(value), value)
    if value is not None and "date" in rule:
        try:
            return datetime.strptime(str(value), rule["date"]).date().isoformat()  # noqa: DTZ007
        except ValueError:
            return value
    return value


def apply(mapping: Map | None, cells: Mapping[str, Any]) -> dict[str, Any]:
    """A row's cells under our names; without a map the names are taken as they are."""
    if mapping is None:
        return dict(cells)
    found = {name: _mapped(cells, rule) for name, rule in mapping.get("fields", {}).items()}
    known = {name: value for name, value in found.items() if value not in (None, "")}
    return {**mapping.get("defaults", {}), **known}
