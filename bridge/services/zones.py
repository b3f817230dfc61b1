"""Where a zone stands: its strategy, figures, and how far its youths came; small numbers are protected."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden, NotFound
from bridge.graph import overviews as store
from bridge.graph.overviews import ZonePlan

SMALLEST = 10
"""No figure about fewer people than this is shown or exported."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the funnel; `count` is None where it would be about fewer than `SMALLEST` people."""

    name: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the zone: the mean over its neighbourhoods, with year and source."""

    name: str
    value: float
    year: int | None
    source: str


@dataclass(frozen=True, slots=True)
class ZoneView:
    """A zone as its manager sees it: never a person."""

    plan: ZonePlan
    funnel: tuple[Step, ...]
    figures: tuple[Figure, ...]


def protected(count: int) -> int | None:
    """A count that may be shown: zero and small ones alike are None."""
    return count if count >= SMALLEST else None


def _figures(plan: ZonePlan) -> tuple[Figure, ...]:
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for place in plan.places:
        for one in place["indicators"]:
            found[one["name"]].append(one)
    return tuple(
        Figure(
            name,
            sum(float(str(o["value"])) for o in ones) / len(ones),
            int(str(ones[0]["year"])) if ones[0].get("year") else None,
            str(ones[0]["source"]),
        )
        for name, ones in found.items()
    )


def my_zone(actor: Actor) -> ZoneView:
    """The zone manager's own zone. Raises `NotFound` when the account names none."""
    if actor.role is not Role.ZONE_MANAGER:
        raise Forbidden("alleen de zonebeheerder ziet deze pagina")
    plan = store.find_zone(actor.zone_code or "")
    if plan is None:
        raise NotFound("deze zone bestaat niet")
    funnel = store.get_zone_funnel(plan.code)
    steps = tuple(Step(name, protected(count)) for name, count in funnel.items())
    return ZoneView(plan, steps, _figures(plan))
