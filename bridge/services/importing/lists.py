"""Cells that hold several things: names in a row, and which kind of row it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bridge.errors import InputError
from bridge.services.importing import fields, jsonld, tabular
from bridge.services.importing.bounds import check_size, decoded
from bridge.services.importing.tabular import RawRow, parsed_json

_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$")


def many(cells: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Names in one cell, separated by `,` or `|` (or a list in JSON)."""
    value = cells.get(name)
    parts = value if isinstance(value, list | tuple) else re.split(r"[,|]", str(value or ""))
    return tuple(dict.fromkeys(word for part in parts if (word := str(part).strip())))


def key(cells: Mapping[str, Any], name: str) -> str:
    """A key that must be there: letters, digits, `.`, `_`, `:` and `-`, at most 120."""
    found = fields.needed(cells, name, most=120)
    if not _ID.match(found):
        raise InputError.at(name, f"'{found[:40]}' is geen sleutel; gebruik letters, cijfers en streepjes")
    return found


def yes(cells: Mapping[str, Any], name: str) -> bool | None:
    """Yes, no, or None where nothing is known."""
    value = (fields.text(cells, name, most=20) or "").lower()
    if value in ("", "onbekend", "unknown"):
        return None
    if value in ("ja", "yes", "true", "1", "j", "y"):
        return True
    if value in ("nee", "no", "false", "0", "n"):
        return False
    raise InputError.at(name, f"'{value}' ken ik niet; schrijf ja of nee")


def rows_of(data: bytes, filename: str) -> Iterator[RawRow]:
    """Rows of a CSV, XLSX, JSON-lines or GeoJSON file; of GeoJSON each feature with its geometry."""
    name = filename.lower()
    if name.endswith((".geojson", ".json")):
        return _features(data)
    if jsonld.is_markup(data):
        raise InputError("dit is een webpagina; geef een CSV-, Excel- of JSON-bestand")
    return tabular.rows_of(data, filename)


def _features(data: bytes) -> Iterator[RawRow]:
    check_size(data)
    found = parsed_json(decoded(data))
    features = found.get("features") if isinstance(found, dict) else found
    if not isinstance(features, list):
        raise InputError("verwacht GeoJSON met 'features', of een lijst van objecten")
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict):
            raise InputError.at("regel", "verwacht een object", number)
        cells = feature.get("properties", feature)
        if not isinstance(cells, dict):
            raise InputError.at("properties", "verwacht een object", number)
        yield RawRow(number, {**cells, "geometry": feature.get("geometry")})
