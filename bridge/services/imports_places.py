"""Municipalities, zones and neighbourhoods from files: tables, or GeoJSON with the geometry."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bridge.domain.zone import Neighbourhood, Zone
from bridge.errors import InputError
from bridge.graph import bulk, places
from bridge.graph.connection import Statement
from bridge.services.importing import fields, lists
from bridge.services.importing.upserts import Importer, Item, Kind

Cells = Mapping[str, Any]
GEOMETRIES = ("Polygon", "MultiPolygon", "Point")


def _municipality(cells: Cells) -> Item:
    code = lists.key(cells, "code")
    return Item(code, {"key": code, "name": fields.needed(cells, "name", most=120)})


def _store_municipalities(found: Sequence[Mapping[str, Any]], demo: bool) -> Statement:
    rows = [{"key": m["key"], "properties": {"name": m["name"], "demo": demo or None}} for m in found]
    return bulk.upsert_statement("municipalities", rows)


def _zone(cells: Cells) -> Item:
    zone = Zone(lists.key(cells, "code"), fields.needed(cells, "name", most=120))
    return Item(zone.code, zone)


def _geometry(cells: Cells) -> str | None:
    value = cells.get("geometry")
    if value in (None, ""):
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as fault:
            raise InputError.at("geometry", "is geen GeoJSON") from fault
    if not isinstance(value, dict) or value.get("type") not in GEOMETRIES:
        raise InputError.at("geometry", f"kies {', '.join(GEOMETRIES)}")
    return json.dumps(value, separators=(",", ":"))


def _neighbourhood(cells: Cells) -> Item:
    codes = lists.many(cells, "pc4s")
    wrong = next((code for code in codes if not (code.isdigit() and len(code) == 4)), None)
    if wrong:
        raise InputError.at("pc4s", f"'{wrong[:20]}' is geen postcode van vier cijfers")
    lat, lon = fields.number(cells, "lat", -90, 90), fields.number(cells, "lon", -180, 180)
    if lat is None or lon is None:
        raise InputError.at("lat", "geef lat en lon")
    place = Neighbourhood(
        code=lists.key(cells, "code"),
        name=fields.needed(cells, "name", most=120),
        municipality=lists.key(cells, "municipality_code"),
        lat=lat,
        lon=lon,
        pc4s=codes,
        zone_code=fields.text(cells, "zone_code", most=120),
        geometry=_geometry(cells),
    )
    needs = [("municipality_code", "municipality", place.municipality)]
    if place.zone_code:
        needs.append(("zone_code", "zone", place.zone_code))
    return Item(place.code, place, tuple(needs))


def _store_neighbourhoods(found: Sequence[Neighbourhood], demo: bool) -> Statement:
    return places.upsert_neighbourhoods_statement(found, None, demo)


KINDS: dict[str, Kind] = {
    "municipality": Kind("municipalities", _municipality, _store_municipalities, "municipality"),
    "zone": Kind("zones", _zone, places.upsert_zones_statement, "zone"),
    "neighbourhood": Kind("neighbourhoods", _neighbourhood, _store_neighbourhoods),
}


def _kind_of(cells: Cells) -> str:
    return (fields.text(cells, "kind", most=40) or "neighbourhood").lower()


import_places = Importer("places.imported", KINDS, _kind_of)
"""Import places; `kind` says which a row is. Raises `InputError` when the file cannot be read."""
