"""The network: people, the ties between them, and a path of people to an employer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bridge.domain.reading import Sphere


class PersonKind(StrEnum):
    """Which part a person plays; youths are nodes of the network too, but never go-betweens."""

    LIAISON = "liaison"
    CONTACT = "contact"
    CONNECTOR = "connector"
    YOUTH = "youth"


@dataclass(frozen=True, slots=True)
class Person:
    """An adult who takes part: a liaison, a contact at an employer or provider, or a connector.

    `employer_id` is where a contact or liaison works. `weekly_room` is how many introductions a week they
    can carry. `opted_out` people are never on a path.
    """

    person_id: str
    kind: PersonKind
    display_name: str
    role: str = ""
    employer_id: str | None = None
    organisation_ids: tuple[str, ...] = ()
    caseload_cap: int | None = None
    weekly_room: int | None = None
    active: bool = True
    opted_out: bool = False
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """A club, school, mosque, community centre or agency."""

    organisation_id: str
    name: str
    kind: str
    sphere: Sphere
    pc4: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A person knows a person. Stored once, read both ways; `strength` 1 (weak) to 5 (strong)."""

    from_id: str
    to_id: str
    strength: int
    sphere: Sphere
    since: int | None = None
    last_contact: date | None = None
    vouched_by: str | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class PathTie:
    """One step of a bridge path, in order of walking, with the reliability of the tie in [0, 1]."""

    from_id: str
    from_name: str
    to_id: str
    to_name: str
    to_role: str
    reliability: float
    sphere: str
    since: int | None
    last_contact: date | None
    how: str


@dataclass(frozen=True, slots=True)
class BridgePath:
    """A loop-free path from a youth to a contact at the employer, as reliable as the product of its ties."""

    ties: tuple[PathTie, ...]
    reliability: float
    conflict_of_interest: bool = False
