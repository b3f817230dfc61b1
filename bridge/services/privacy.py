"""A youth's rights: a copy of everything that is kept, and erasure that leaves only a tombstone."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from enum import Enum
from typing import Any

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden
from bridge.graph.connection import write_all
from bridge.graph.erasure import erase_step
from bridge.services import audit
from bridge.services.caseload import guided
from bridge.services.youths import get_youth

MAY_ERASE = (Role.LIAISON, Role.PRIVACY_OFFICER)


def erase(actor: Actor, youth_id: str) -> None:
    """Destroy what identifies a youth and all that was written of them; counts of the past stay right.

    The privacy officer may erase anybody, a liaison the youths they guide. It cannot be undone. Raises
    `NotFound` for another liaison's youth and for one who was erased before.
    """
    if actor.role not in MAY_ERASE:
        raise Forbidden("alleen de privacyfunctionaris en de eigen bruggenbouwer wissen gegevens")
    if actor.role is Role.LIAISON:
        guided(actor, youth_id)
    write_all(
        erase_step(youth_id, actor.account_id),
        audit.event(actor, "youth.erased", "youth", youth_id),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def export(actor: Actor, youth_id: str) -> dict[str, Any]:
    """Everything that is kept of a youth, as plain data to hand over; the export itself is recorded."""
    view = get_youth(actor, youth_id)
    write_all(audit.event(actor, "youth.exported", "youth", youth_id))
    plain: dict[str, Any] = _plain(asdict(view))
    return plain
