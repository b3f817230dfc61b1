"""A timetable into the graph: stops, and rides between them, in batches."""

from __future__ import annotations

from collections.abc import Sequence

from bridge.graph.bulk import upsert_statement
from bridge.graph.connection import Statement
from bridge.travel.timetable import Ride, Stop


def ride_id(ride: Ride) -> str:
    """What a ride is known by: its line, stops and first departure."""
    return f"{ride.line}|{ride.from_stop}|{ride.to_stop}|{ride.first}"


def upsert_stops_statement(stops: Sequence[Stop], demo: bool = False) -> Statement:
    """Store stops by `stop_id`."""
    rows = [
        {
            "key": stop.stop_id,
            "properties": {"name": stop.name, "lat": stop.lat, "lon": stop.lon, "demo": demo or None},
        }
        for stop in stops
    ]
    return upsert_statement("stops", rows)


def upsert_rides_statement(rides: Sequence[Ride], demo: bool = False) -> Statement:
    """Store rides between stops (which must be there), by `ride_id`."""
    rows = [
        {
            "key": ride_id(ride),
            "from_stop": ride.from_stop,
            "to_stop": ride.to_stop,
            "properties": {
                "line": ride.line,
                "minutes": ride.minutes,
                "headway": ride.headway,
                "first": ride.first,
                "last": ride.last,
                "days": list(ride.days),
                "demo": demo or None,
            },
        }
        for ride in rides
    ]
    return upsert_statement("rides", rows)
