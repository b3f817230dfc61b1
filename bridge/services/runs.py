"""Look at the runs of the nightly job, for the administrator and the privacy officer."""

from __future__ import annotations

from bridge.domain.account import Actor, Role
from bridge.domain.run import Run
from bridge.errors import Forbidden
from bridge.graph import runs as store


def _may_look(actor: Actor) -> None:
    if actor.role not in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        raise Forbidden("alleen de beheerder en de privacyfunctionaris zien de nachtruns")


def list_runs(actor: Actor, limit: int = 50) -> tuple[Run, ...]:
    """The newest runs first, each with its ledger."""
    _may_look(actor)
    return store.list_runs(limit)


def get_run(actor: Actor, run_id: str) -> Run:
    """One run with its ledger, its metrics as JSON text. Raises `NotFound`."""
    _may_look(actor)
    return store.get_run(run_id)


def current_run_id() -> str | None:
    """The run whose proposals people see now; None before the first."""
    return store.get_current_id()
