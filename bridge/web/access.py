"""Who may open which page: every view declares it, and a view that does not stops the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, g, request

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden, NotFound, SignInNeeded

View = TypeVar("View", bound=Callable[..., Any])
EVERYBODY: frozenset[Role] = frozenset()
"""The mark of pages for people who are not signed in; it is told apart from a missing mark."""
SIGNED_IN: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True, slots=True)
class RouteRule:
    """One line of the route table."""

    endpoint: str
    path: str
    methods: tuple[str, ...]
    roles: frozenset[Role]


def may(*roles: Role) -> Callable[[View], View]:
    """Declare which roles may use a view. Whether the object is theirs is for the service to say."""

    def mark(view: View) -> View:
        view.roles = frozenset(roles)  # type: ignore[attr-defined]
        return view

    if not roles:
        raise ValueError("name the roles, or use `everybody`")
    return mark


def everybody(view: View) -> View:
    """Declare that a view needs nobody signed in."""
    view.roles = EVERYBODY  # type: ignore[attr-defined]
    return view


def route_table(app: Flask) -> tuple[RouteRule, ...]:
    """Every route with who may. Raises `LookupError` naming the views that declare nobody."""
    rules = list(app.url_map.iter_rules())
    unguarded = {r.endpoint for r in rules if not hasattr(app.view_functions[r.endpoint], "roles")}
    if unguarded:
        raise LookupError(f"these views declare nobody who may use them: {', '.join(sorted(unguarded))}")
    return tuple(
        RouteRule(
            rule.endpoint,
            rule.rule,
            tuple(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})),
            getattr(app.view_functions[rule.endpoint], "roles", EVERYBODY),
        )
        for rule in rules
    )


def roles_of(app: Flask, endpoint: str) -> frozenset[Role] | None:
    """Who may use an endpoint; None when there is no such view or it declares nobody."""
    return getattr(app.view_functions.get(endpoint), "roles", None)


def guard(app: Flask) -> None:
    """Refuse a request that the route table does not allow. Runs before every view."""
    if request.endpoint is None:
        return
    roles = roles_of(app, request.endpoint)
    if roles is None:
        raise NotFound("deze pagina bestaat niet")
    if roles == EVERYBODY:
        return
    if the_actor().role not in roles:
        raise Forbidden("deze pagina is niet voor jouw rol")


def the_actor() -> Actor:
    """Who is signed in. Raises `SignInNeeded`."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        raise SignInNeeded("meld je aan om verder te gaan")
    return actor
