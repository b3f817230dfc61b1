"""Places: neighbourhoods, municipalities and the zones that cross their borders."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A neighbourhood; `geometry` is a simplified GeoJSON geometry as text, `pc4s` its postcodes."""

    code: str
    name: str
    municipality: str
    lat: float
    lon: float
    pc4s: tuple[str, ...] = ()
    zone_code: str | None = None
    geometry: str | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A disadvantaged zone: a set of neighbourhoods, possibly across municipal borders."""

    code: str
    name: str
    neighbourhood_codes: tuple[str, ...] = ()
