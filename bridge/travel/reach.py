"""Can a shift be reached, and is there a way home after it: minutes per home and way of travelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bridge.domain.vacancy import Shift, Worksite
from bridge.travel.modes import DIRECT, direct_minutes, kilometres
from bridge.travel.timetable import Ride, Stop, back, there

Floats = npt.NDArray[np.float64]
TYPICAL_START, TYPICAL_END = 8 * 60 + 30, 17 * 60
"""Where a vacancy names no shift: an ordinary day."""
SHUTTLE_MINUTES = 35.0
"""A company bus from the nearest hub, where the worksite has one."""


@dataclass(frozen=True, slots=True)
class Places:
    """Homes as points: names (postcodes) and WGS84 degrees, arrays of length p."""

    names: tuple[str, ...]
    lat: Floats
    lon: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """Stops and rides of a timetable."""

    stops: tuple[Stop, ...] = ()
    rides: tuple[Ride, ...] = ()


def _clock(shift: Shift) -> tuple[int, int]:
    start = shift.start.hour * 60 + shift.start.minute
    end = shift.end.hour * 60 + shift.end.minute
    return start, end if end > start else end + 24 * 60


def by_mode(places: Places, worksite: Worksite, shifts: Sequence[Shift], network: Network) -> Floats:
    """Minutes one way, the worse of there and back over all shifts: array [p, 5] in the order of `MODES`.

    Infinite where a shift cannot be reached or left that way, NaN where nobody knows where the work is. With
    a shuttle, transit is at most `SHUTTLE_MINUTES` plus the ride to the nearest stop.
    """
    if worksite.lat is None or worksite.lon is None:
        return np.full((len(places.names), len(DIRECT) + 1), np.nan)
    here = np.array([worksite.lat]), np.array([worksite.lon])
    distance = kilometres(places.lat, places.lon, *here)
    columns = [direct_minutes(mode, distance) for mode in DIRECT]
    transit = np.zeros(len(places.names))
    for start, end, day in {(*_clock(s), s.days[0]) for s in shifts} or {(TYPICAL_START, TYPICAL_END, 1)}:
        args = network.stops, network.rides, (places.lat, places.lon), (worksite.lat, worksite.lon)
        if not network.stops:
            transit[:] = np.inf
            break
        transit = np.maximum(transit, np.maximum(there(*args, start, day), back(*args, end, day)))
    if worksite.shuttle:
        transit = np.minimum(transit, SHUTTLE_MINUTES + 60 * distance / 40.0)
    return np.stack([*columns, transit], axis=1)


def quickest(
    minutes: Floats, place: npt.NDArray[np.int32], modes: npt.NDArray[np.int8]
) -> npt.NDArray[np.float32]:
    """Minutes per youth by the quickest of their own ways: [n].

    Where none is known: on foot, by bicycle or by transit, whichever is quickest.
    """
    p, count = minutes.shape
    combinations = np.full((p, 1 << count), np.inf)
    for bits in range(1, 1 << count):
        own = [m for m in range(count) if bits >> m & 1]
        combinations[:, bits] = minutes[:, own].min(axis=1)
    combinations[:, 0] = combinations[:, 0b10011]
    return combinations[place, modes.astype(np.int64)].astype(np.float32)
