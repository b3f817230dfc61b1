"""Neighbourhoods, municipalities and zones in the graph, written in batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bridge.domain.zone import Neighbourhood, Zone
from bridge.graph.connection import Statement, read


def upsert_zones_statement(zones: Sequence[Zone], demo: bool = False) -> Statement:
    """Store zones by code, and let the neighbourhoods they name be part of them."""
    rows = [
        {
            "code": zone.code,
            "name": zone.name,
            "demo": demo or None,
            "neighbourhood_codes": list(zone.neighbourhood_codes),
        }
        for zone in zones
    ]
    return "places/upsert_zones", {"rows": rows}


def upsert_neighbourhoods_statement(
    neighbourhoods: Sequence[Neighbourhood],
    municipality_codes: Mapping[str, str] | None = None,
    demo: bool = False,
) -> Statement:
    """Store neighbourhoods by code, in their municipality and zone (which must be there).

    `municipality_codes` gives the code of a municipality's name; without it the name is the code.
    """
    codes = municipality_codes or {}
    rows = [
        {
            "code": place.code,
            "municipality": place.municipality,
            "municipality_code": codes.get(place.municipality, place.municipality),
            "zone_code": place.zone_code,
            "demo": demo or None,
            "properties": {
                "name": place.name,
                "lat": place.lat,
                "lon": place.lon,
                "pc4s": list(place.pc4s),
                "geometry": place.geometry,
                "demo": demo or None,
            },
        }
        for place in neighbourhoods
    ]
    return "places/upsert_neighbourhoods", {"rows": rows}


def list_neighbourhood_of_pc4() -> dict[str, str]:
    """Per postcode (four digits) the code of its neighbourhood; of several the first by code."""
    found: dict[str, str] = {}
    for row in read("places/list_pc4s"):
        found.setdefault(row["pc4"], row["code"])
    return found
