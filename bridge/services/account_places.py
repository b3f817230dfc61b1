"""What an account can belong to: employers, liaisons without an account's name, zones and providers."""

from __future__ import annotations

from dataclasses import dataclass

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden
from bridge.graph.connection import read


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
