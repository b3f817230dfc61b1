"""Where things stand in drawings: coordinates only; templates draw them beside the same facts in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from bridge.domain.match import RequirementStatus
from bridge.domain.network import BridgePath
from bridge.domain.vacancy import Shift

DAY = 24 * 60
DIAL = 50.0
"""Centre and size of the shift clock: a circle in a square of 100."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A stretch of the 24-hour dial as SVG path data. `kind`: work or travel."""

    d: str
    kind: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Something on a picture: place, size, and what it is."""

    x: float
    y: float
    r: float
    kind: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two places on a picture; `kind` is drawn by its class."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str
    width: float = 2.0


def _on_dial(minute: float, radius: float) -> tuple[float, float]:
    angle = 2 * math.pi * (minute % DAY) / DAY - math.pi / 2
    return round(DIAL + radius * math.cos(angle), 2), round(DIAL + radius * math.sin(angle), 2)


def arc(start: float, end: float, radius: float) -> str:
    """Path data of a stretch of the dial, clockwise from minute `start` to `end`."""
    length = (end - start) % DAY or DAY - 0.1
    (x1, y1), (x2, y2) = _on_dial(start, radius), _on_dial(start + length, radius)
    return f"M{x1} {y1}A{radius} {radius} 0 {int(length > DAY / 2)} 1 {x2} {y2}"


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def shift_clock(shifts: Sequence[Shift], travel_minutes: int | None = None) -> tuple[Arc, ...]:
    """Arcs for every shift, each a ring further in, with the travel before and after it."""
    arcs: list[Arc] = []
    for number, shift in enumerate(shifts[:3]):
        radius = 38.0 - 10 * number
        start, end = _minutes(shift.start), _minutes(shift.end)
        if travel_minutes:
            arcs.append(Arc(arc(start - travel_minutes, start, radius), "travel"))
            arcs.append(Arc(arc(end, end + travel_minutes, radius), "travel"))
        arcs.append(Arc(arc(start, end, radius), "work"))
    return tuple(arcs)


def fit_bar(requirements: Iterable[RequirementStatus]) -> list[tuple[float, float, str]]:
    """(x, width, status) in percent: one stretch per status over what is required or preferred."""
    asked = [r for r in requirements if r.importance in ("required", "preferred")]
    x, bar = 0.0, []
    for status in ("met", "bridgeable", "unknown", "unmet"):
        share = 100 * sum(r.status == status for r in asked) / len(asked) if asked else 0
        if share:
            bar.append((round(x, 2), round(share, 2), status))
        x += share
    return bar


def initials(name: str) -> str:
    """At most two letters for in a circle."""
    parts = [part for part in name.replace("-", " ").split() if part[:1].isalpha()]
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


def path_picture(path: BridgePath) -> tuple[list[Dot], list[Line], float]:
    """Circles and lines of a path of people from left to right, and the picture's width."""
    names = [path.ties[0].from_name, *(tie.to_name for tie in path.ties)] if path.ties else []
    step, y = 84.0, 30.0
    last = len(names) - 1
    dots = [
        Dot(
            30 + step * i, y, 20, "youth" if i == 0 else "contact" if i == last else "between", initials(name)
        )
        for i, name in enumerate(names)
    ]
    lines = [
        Line(dots[i].x + 20, y, dots[i + 1].x - 20, y, tie.sphere, round(1.5 + 4 * tie.reliability, 1))
        for i, tie in enumerate(path.ties)
    ]
    return dots, lines, 60 + step * max(0, last)


def ring(count: int, radius: float, turn: float = 0.0) -> list[tuple[float, float]]:
    """`count` places spread over a circle around (0, 0)."""
    angles = (turn + 2 * math.pi * i / max(1, count) - math.pi / 2 for i in range(count))
    return [(round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)) for angle in angles]


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the globe drawn flat: x and y from longitude and latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: float

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place falls on the picture."""
        x = (lon - self.west) * self.squeeze * self.scale
        return round(x, 1), round((self.north - lat) * self.scale, 1)


def frame_of(places: Sequence[tuple[float, float]], width: float = 640.0) -> Frame | None:
    """A frame around (lat, lon) places with a margin; None where there are none."""
    if not places:
        return None
    lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
    squeeze = math.cos(math.radians(sum(lats) / len(lats)))
    pad = max(0.04, 0.08 * max(max(lats) - min(lats), max(lons) - min(lons)))
    west, east = min(lons) - pad / squeeze, max(lons) + pad / squeeze
    south, north = min(lats) - pad, max(lats) + pad
    scale = width / ((east - west) * squeeze)
    height = min(max((north - south) * scale, 160.0), 460.0)
    if (north - south) * scale > height:
        scale = height / (north - south)
    return Frame(west, north, scale, squeeze, height)


TOWNS: tuple[tuple[str, float, float], ...] = (
    ("Rotterdam", 51.922, 4.479), ("Maasvlakte", 51.955, 4.03), ("Schiedam", 51.917, 4.398),
    ("Den Haag", 52.078, 4.288), ("Delft", 52.011, 4.357), ("Dordrecht", 51.813, 4.69),
    ("Amsterdam", 52.373, 4.893), ("Schiphol", 52.309, 4.764), ("Haarlem", 52.381, 4.637),
    ("Utrecht", 52.091, 5.122), ("Groningen", 53.219, 6.567), ("Winschoten", 53.144, 7.035),
    ("Delfzijl", 53.33, 6.918), ("Zaandam", 52.442, 4.829), ("Leiden", 52.16, 4.497),
)  # fmt: skip
"""Names to find one's way on the map: town, latitude, longitude (WGS84, rounded)."""


def towns_in(frame: Frame, width: float = 640.0) -> list[Dot]:
    """The towns that fall on a picture."""
    found = []
    for name, lat, lon in TOWNS:
        x, y = frame.place(lat, lon)
        if 20 < x < width - 80 and 12 < y < frame.height - 8:
            found.append(Dot(x, y, 2, "town", name))
    return found
