"""Ways to travel without a timetable: speed, detour and a fixed time to get going.

Speeds are door to door averages for the Netherlands (invented round figures close to common practice; an
administrator may adjust them here). Detour is road distance over straight distance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mode:
    """`speed` in km/h, `detour` a factor, `start` in minutes, `most` km straight that people will do."""

    name: str
    speed: float
    detour: float
    start: float
    most: float


DIRECT: tuple[Mode, ...] = (
    Mode("foot", 4.8, 1.25, 0.0, 4.0),
    Mode("bicycle", 16.0, 1.3, 2.0, 15.0),
    Mode("scooter", 30.0, 1.3, 3.0, 30.0),
    Mode("car", 52.0, 1.35, 6.0, 120.0),
)
EARTH_KM = 6371.0


def kilometres(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """Great-circle distance in km between points in WGS84 degrees (haversine); broadcasts."""
    a, b, c, d = (np.radians(np.asarray(x, np.float64)) for x in (lat_a, lon_a, lat_b, lon_b))
    h = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(h)))


def direct_minutes(mode: Mode, distance: Floats) -> Floats:
    """Minutes door to door for straight distances in km; infinite beyond what people will do."""
    minutes = mode.start + 60 * distance * mode.detour / mode.speed
    return np.where(distance <= mode.most, minutes, np.inf)
