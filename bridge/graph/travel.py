"""The timetable in the graph: stops and the rides between them."""

from __future__ import annotations

from bridge.graph.connection import read
from bridge.travel.reach import Network
from bridge.travel.timetable import Ride, Stop


def get_network() -> Network:
    """All stops and rides; rides to or from a stop without a place are left out."""
    stops = tuple(
        Stop(row["stop"]["stop_id"], row["stop"]["name"], row["stop"]["lat"], row["stop"]["lon"])
        for row in read("travel/list_stops")
        if row["stop"]["lat"] is not None and row["stop"]["lon"] is not None
    )
    known = {stop.stop_id for stop in stops}
    rides = tuple(
        Ride(
            row["ride"]["line"],
            row["from_stop"],
            row["to_stop"],
            row["ride"]["minutes"],
            row["ride"]["headway"],
            row["ride"]["first"],
            row["ride"]["last"],
            tuple(row["ride"]["days"] or range(1, 8)),
        )
        for row in read("travel/list_rides")
        if row["from_stop"] in known and row["to_stop"] in known
    )
    return Network(stops, rides)
