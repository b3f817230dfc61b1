"""Who are the bridge-builders, and how is the load spread: for the network manager, about adults only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden
from bridge.graph import overviews as store
from bridge.graph.overviews import BuilderRow, ViaRow
from bridge.network.reliability import COLD_DAYS


def _may(actor: Actor) -> None:
    if actor.role is not Role.NETWORK_MANAGER:
        raise Forbidden("alleen de netwerkbeheerder ziet deze pagina")


def list_builders(actor: Actor) -> tuple[BuilderRow, ...]:
    """Liaisons with their caseload, ties and employers reached; the fullest first."""
    _may(actor)
    return store.list_builders(datetime.now(UTC).date() - timedelta(days=COLD_DAYS))


def list_via(actor: Actor) -> tuple[ViaRow, ...]:
    """The go-betweens that most current proposals run through."""
    _may(actor)
    return store.list_via()
