"""What an account can belong to: employers, liaisons without an account's name, zones and providers."""

from __future__ import annotations

from dataclasses import dataclass

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden
from bridge.graph.connection import read

FIELD_OF: dict[Role, str] = {
    Role.EMPLOYER: "employer_id",
    Role.LIAISON: "person_id",
    Role.ZONE_MANAGER: "zone_code",
    Role.PROVIDER: "organisation_id",
}
"""The account field that says what somebody of this role belongs to; other roles belong to nothing."""


@dataclass(frozen=True, slots=True)
class AccountPlace:
    """One thing an account can belong to."""

    role: Role
    key: str
    name: str


def account_places(actor: Actor) -> tuple[AccountPlace, ...]:
    """Everything an account can belong to, by role and name."""
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen de beheerder maakt accounts")
    return tuple(AccountPlace(Role(r["role"]), r["key"], r["name"]) for r in read("accounts/list_places"))


def belonging(role: Role, key: str) -> dict[str, str | None]:
    """The account field for what somebody of this role belongs to."""
    name = FIELD_OF.get(role)
    return {name: key or None} if name else {}
