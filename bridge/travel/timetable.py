"""Buses and trains: lines between stops with a first and a last departure, and trips that fit a shift.

A trip is walking to a stop, at most `MAX_RIDES` rides, and walking from a stop. Clock times are minutes after
midnight; a last departure past midnight is above 1440.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bridge.travel.modes import kilometres

Floats = npt.NDArray[np.float64]
WALK_KM = 1.5
"""People walk at most this far, straight, to or from a stop."""
WALK_MINUTES_PER_KM = 60 * 1.25 / 4.8
CHANGE_MINUTES = 5.0
MAX_RIDES = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop at a point in WGS84 degrees."""

    stop_id: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Ride:
    """A line from one stop to another on some ISO weekdays, every `headway` minutes from first to last."""

    line: str
    from_stop: str
    to_stop: str
    minutes: float
    headway: float
    first: int
    last: int
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)


def _departure_by(ride: Ride, latest: Floats) -> Floats:
    """The last departure at or before `latest`; -inf where there is none."""
    latest = np.minimum(latest, ride.last)
    runs = np.floor((latest - ride.first) / ride.headway)
    return np.where(latest >= ride.first, ride.first + runs * ride.headway, -np.inf)


def _departure_from(ride: Ride, earliest: Floats) -> Floats:
    """The first departure at or after `earliest`; inf where there is none."""
    runs = np.ceil((np.maximum(earliest, ride.first) - ride.first) / ride.headway)
    leaves = ride.first + runs * ride.headway
    return np.where(leaves <= ride.last, leaves, np.inf)


def _walk(stops: tuple[Stop, ...], lat: Floats, lon: Floats) -> Floats:
    """Minutes on foot between points and stops: [points, stops], infinite beyond `WALK_KM`."""
    at = np.array([(s.lat, s.lon) for s in stops]).reshape(-1, 2)
    distance = kilometres(lat[:, None], lon[:, None], at[None, :, 0], at[None, :, 1])
    return np.where(distance <= WALK_KM, distance * WALK_MINUTES_PER_KM, np.inf)


def there(
    stops: tuple[Stop, ...],
    rides: tuple[Ride, ...],
    homes: tuple[Floats, Floats],
    work: tuple[float, float],
    start: int,
    day: int,
) -> Floats:
    """Minutes before `start` that people must leave home by transit: [homes], inf if they cannot be in time.

    Works back from the shift: the latest moment one can be at each stop and still arrive.
    """
    number = {stop.stop_id: i for i, stop in enumerate(stops)}
    from_stop = _walk(stops, np.array([work[0]]), np.array([work[1]]))[0]
    latest = start - from_stop
    for _ in range(MAX_RIDES):
        before = latest.copy()
        for ride in rides:
            if day in ride.days:
                a, b = number[ride.from_stop], number[ride.to_stop]
                leaves = _departure_by(ride, np.asarray(before[b] - ride.minutes))
                latest[a] = max(latest[a], float(leaves) - CHANGE_MINUTES)
    leave_home = (latest[None, :] - _walk(stops, *homes)).max(axis=1, initial=-np.inf)
    return np.where(np.isfinite(leave_home), start - leave_home, np.inf)


def back(
    stops: tuple[Stop, ...],
    rides: tuple[Ride, ...],
    homes: tuple[Floats, Floats],
    work: tuple[float, float],
    end: int,
    day: int,
) -> Floats:
    """Minutes after `end` that people are home by transit: [homes], inf if the last ride is gone."""
    number = {stop.stop_id: i for i, stop in enumerate(stops)}
    to_stop = _walk(stops, np.array([work[0]]), np.array([work[1]]))[0]
    earliest = end + to_stop
    for _ in range(MAX_RIDES):
        before = earliest.copy()
        for ride in rides:
            if day in ride.days:
                a, b = number[ride.from_stop], number[ride.to_stop]
                leaves = _departure_from(ride, np.asarray(before[a] + CHANGE_MINUTES))
                earliest[b] = min(earliest[b], float(leaves) + ride.minutes)
    home = (earliest[None, :] + _walk(stops, *homes)).min(axis=1, initial=np.inf)
    return np.where(np.isfinite(home), home - end, np.inf)
