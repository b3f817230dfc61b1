"""A timetable from a file: stops, and lines with a first and last departure and how often they go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bridge.errors import InputError
from bridge.graph import timetables
from bridge.services.importing import fields, lists
from bridge.services.importing.upserts import Importer, Item, Kind
from bridge.travel.timetable import Ride, Stop

Cells = Mapping[str, Any]
_CLOCK = re.compile(r"^(\d{1,2})[:.](\d{2})$")


def _stop(cells: Cells) -> Item:
    lat, lon = fields.number(cells, "lat", -90, 90), fields.number(cells, "lon", -180, 180)
    if lat is None or lon is None:
        raise InputError.at("lat", "geef lat en lon")
    stop = Stop(lists.key(cells, "stop_id"), fields.needed(cells, "name", most=120), lat, lon)
    return Item(stop.stop_id, stop)


def clock(cells: Cells, name: str) -> int:
    """Minutes after midnight; a departure past midnight is written 24:30, as timetables do."""
    match = _CLOCK.match(fields.needed(cells, name, most=8))
    if not match or int(match[1]) > 29 or int(match[2]) > 59:
        raise InputError.at(name, f"'{cells.get(name)}' is geen tijd; schrijf 05:45 (na middernacht 24:30)")
    return int(match[1]) * 60 + int(match[2])


def _ride(cells: Cells) -> Item:
    minutes, headway = fields.number(cells, "minutes", 1, 600), fields.number(cells, "headway", 1, 1440)
    if minutes is None or headway is None:
        raise InputError.at("minutes" if minutes is None else "headway", "is leeg")
    first, last = clock(cells, "first"), clock(cells, "last")
    if last < first:
        raise InputError.at("last", "is vroeger dan de eerste rit; na middernacht is 24:30")
    ride = Ride(
        line=fields.needed(cells, "line", most=60),
        from_stop=lists.key(cells, "from_stop"),
        to_stop=lists.key(cells, "to_stop"),
        minutes=minutes,
        headway=headway,
        first=first,
        last=last,
        days=fields.days(cells, "days") or (1, 2, 3, 4, 5, 6, 7),
    )
    needs = (("from_stop", "stop", ride.from_stop), ("to_stop", "stop", ride.to_stop))
    return Item(timetables.ride_id(ride), ride, needs)


KINDS: dict[str, Kind] = {
    "stop": Kind("stops", _stop, timetables.upsert_stops_statement, "stop"),
    "ride": Kind("rides", _ride, timetables.upsert_rides_statement),
}


def _kind_of(cells: Cells) -> str:
    return (fields.text(cells, "kind", most=20) or ("stop" if cells.get("stop_id") else "ride")).lower()


import_timetable = Importer("timetable.imported", KINDS, _kind_of)
"""Import stops and rides; a ride is known by its line, stops and first departure."""
