"""Accounts and roles: who is asking, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do; deny by default."""

    LIAISON = "liaison"
    EMPLOYER = "employer"
    PROVIDER = "provider"
    NETWORK_MANAGER = "network-manager"
    ZONE_MANAGER = "zone-manager"
    PRIVACY_OFFICER = "privacy-officer"
    ADMINISTRATOR = "administrator"
    YOUTH = "youth"


ROLE_NAMES_NL: dict[Role, str] = {
    Role.LIAISON: "bruggenbouwer",
    Role.EMPLOYER: "werkgever",
    Role.PROVIDER: "opleider",
    Role.NETWORK_MANAGER: "netwerkbeheerder",
    Role.ZONE_MANAGER: "zonebeheerder",
    Role.PRIVACY_OFFICER: "privacyfunctionaris",
    Role.ADMINISTRATOR: "beheerder",
    Role.YOUTH: "jongere",
}


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who can sign in. `person_id` for liaisons, `employer_id` for employers, `zone_code` for zone
    managers, `organisation_id` for providers."""

    account_id: str
    email: str
    role: Role
    locale: str = "nl"
    person_id: str | None = None
    employer_id: str | None = None
    zone_code: str | None = None
    organisation_id: str | None = None
    active: bool = True
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, as every service wants to know it: the first argument of every use case."""

    account_id: str
    role: Role
    name: str
    person_id: str | None = None
    employer_id: str | None = None
    zone_code: str | None = None
    organisation_id: str | None = None
    locale: str = "nl"


def system_actor(name: str = "nachtrun") -> Actor:
    """The service acting by itself: the nightly run, the command line, migrations."""
    return Actor(account_id=f"system:{name}", role=Role.ADMINISTRATOR, name=name)
