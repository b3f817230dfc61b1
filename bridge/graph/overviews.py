"""Figures and lists for those who look from further away: providers, network and zone managers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from bridge.graph.connection import Row, read


@dataclass(frozen=True, slots=True)
class OwnIntake:
    """One start date of an own programme."""

    intake_id: str
    starts_on: date
    seats: int
    seats_taken: int

    @property
    def free(self) -> int:
        """Seats still free."""
        return max(0, self.seats - self.seats_taken)


@dataclass(frozen=True, slots=True)
class OwnProgramme:
    """A provider's programme; `asked_by` counts the open vacancies that require what it teaches."""

    programme_id: str
    name: str
    weeks: float
    hours_per_week: float
    cost: float
    days: float | None
    crebo: str | None
    teaches: tuple[str, ...]
    intakes: tuple[OwnIntake, ...]
    asked_by: int


@dataclass(frozen=True, slots=True)
class BuilderRow:
    """A liaison as the network manager sees them: load and reach, never a youth."""

    person_id: str
    name: str
    role: str
    employer: str | None
    caseload: int
    caseload_cap: int | None
    weekly_room: int | None
    ties: int
    employers: int
    cold: int


@dataclass(frozen=True, slots=True)
class ViaRow:
    """A go-between and how many proposals run through them."""

    name: str
    role: str
    proposals: int


@dataclass(frozen=True, slots=True)
class ZonePlan:
    """A zone with its neighbourhoods and strategy, as stored."""

    code: str
    name: str
    places: tuple[Row, ...]
    visions: tuple[Row, ...]
    ambitions: tuple[Row, ...]
    interventions: tuple[Row, ...]


def list_provider_programmes(organisation_id: str) -> tuple[OwnProgramme, ...]:
    """A provider's programmes with the intakes to come."""
    rows = read("overviews/list_provider_programmes", organisation_id=organisation_id)
    return tuple(
        OwnProgramme(
            **r["programme"],
            teaches=tuple(r["teaches"]),
            intakes=tuple(OwnIntake(**i) for i in r["intakes"]),
            asked_by=r["asked_by"],
        )
        for r in rows
    )


def list_builders(cold_before: date) -> tuple[BuilderRow, ...]:
    """All liaisons with their load; ties are cold when nobody spoke since `cold_before`."""
    rows = read("overviews/list_builders", cold_before=cold_before)
    return tuple(
        BuilderRow(
            person_id=r["person"]["person_id"],
            name=r["person"]["display_name"],
            role=r["person"]["role"] or "",
            employer=r["employer"],
            caseload=r["caseload"],
            caseload_cap=r["person"]["caseload_cap"],
            weekly_room=r["person"]["weekly_room"],
            ties=r["ties"],
            employers=r["employers"],
            cold=r["cold"],
        )
        for r in rows
    )


def list_via() -> tuple[ViaRow, ...]:
    """The go-betweens that most current proposals run through, the busiest first."""
    return tuple(ViaRow(r["name"], r["role"] or "", r["proposals"]) for r in read("overviews/list_via"))


def find_zone(code: str) -> ZonePlan | None:
    """A zone with its strategy, or None."""
    rows = read("overviews/get_zone", code=code)
    if not rows:
        return None
    row = rows[0]
    places = [{**p, "indicators": json.loads(p["indicators"] or "[]")} for p in row["places"]]
    return ZonePlan(
        row["zone"]["code"],
        row["zone"]["name"],
        tuple(places),
        tuple(row["visions"]),
        tuple(row["ambitions"]),
        tuple(row["interventions"]),
    )


def get_zone_funnel(code: str) -> dict[str, Any]:
    """How many youths of a zone came how far."""
    return read("overviews/get_zone_funnel", code=code)[0]


def list_zones() -> tuple[tuple[str, str], ...]:
    """Codes and names of all zones."""
    return tuple((r["code"], r["name"]) for r in read("overviews/list_zones"))
