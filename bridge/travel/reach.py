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
DAY = 24 * 60
SMALL_HOURS = 4 * 60
"""Until this minute of the day the service of the evening before still runs."""
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
    return start, end if end > start else end + DAY


def _the_day_before(start: int, day: int) -> tuple[int, int]:
    """A shift that begins in the small hours is reached with the evening's service of the day before."""
    return (start + DAY, (day - 2) % 7 + 1) if start < SMALL_HOURS else (start, day)


def _the_day_after(end: int, day: int) -> tuple[int, int]:
    """A shift that ends after the night's last ride is left with the next morning's first."""
    return (end - DAY, day % 7 + 1) if end >= DAY + SMALL_HOURS else (end, day)


def _moments(shifts: Sequence[Shift], network: Network) -> set[tuple[int, int, int]]:
    """(start, end, weekday) to look at: one day of every group of weekdays on which the same rides run."""
    if not shifts:
        return {(TYPICAL_START, TYPICAL_END, 1)}
    running = {day: tuple(day in ride.days for ride in network.rides) for day in range(1, 8)}
    moments = set()
    for shift in shifts:
        first_of = {running[day]: day for day in sorted(shift.days, reverse=True)}
        moments |= {(*_clock(shift), day) for day in first_of.values()}
    return moments


def by_mode(places: Places, worksite: Worksite, shifts: Sequence[Shift], network: Network) -> Floats:
    """Minutes one way, the worse of there and back over all shifts: array [p, 5] in the order of `MODES`.

    Infinite where a shift cannot be reached or left that way, NaN where nobody knows where the work or the
    home is (a home without coordinates). With a shuttle, transit is at most `SHUTTLE_MINUTES` plus the ride
    to the nearest stop.
    """
    if worksite.lat is None or worksite.lon is None:
        return np.full((len(places.names), len(DIRECT) + 1), np.nan)
    here = np.array([worksite.lat]), np.array([worksite.lon])
    distance = kilometres(places.lat, places.lon, *here)
    columns = [direct_minutes(mode, distance) for mode in DIRECT]
    transit = np.zeros(len(places.names))
    for start, end, day in _moments(shifts, network):
        args = network.stops, network.rides, (places.lat, places.lon), (worksite.lat, worksite.lon)
        if not network.stops:
            transit[:] = np.inf
            break
        to_work = there(*args, *_the_day_before(start, day))
        home = back(*args, *_the_day_after(end, day))
        transit = np.maximum(transit, np.maximum(to_work, home))
    if worksite.shuttle:
        transit = np.minimum(transit, SHUTTLE_MINUTES + 60 * distance / 40.0)
    minutes = np.stack([*columns, transit], axis=1)
    minutes[np.isnan(places.lat)] = np.nan
    return minutes


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
