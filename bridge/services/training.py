"""A provider's programmes: which seats are free, and how many open vacancies ask for what is taught."""

from __future__ import annotations

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden
from bridge.graph import overviews as store
from bridge.graph.overviews import OwnProgramme


def my_programmes(actor: Actor) -> tuple[OwnProgramme, ...]:
    """The provider's own programmes."""
    if actor.role is not Role.PROVIDER or actor.organisation_id is None:
        raise Forbidden("alleen een opleider ziet deze pagina")
    return store.list_provider_programmes(actor.organisation_id)
