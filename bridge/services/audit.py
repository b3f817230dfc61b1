"""Who did what: events for the chain, and the proof that nobody changed or removed one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bridge.domain.account import Actor, Role
from bridge.domain.audit import AuditEvent, first_break
from bridge.domain.ids import new_id
from bridge.errors import Forbidden
from bridge.graph import audit as store
from bridge.graph.connection import Row, Runner

_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class AuditReport:
    """How many events are sound, and the sequence number of the first that is wrong, if any."""

    events: int
    broken_at: int | None

    @property
    def sound(self) -> bool:
        """Whether the whole chain holds."""
        return self.broken_at is None


def event(actor: Actor, what: str, on_kind: str, on_id: str, why: str = "") -> Callable[[Runner], list[Row]]:
    """A step for `write_all` that records an event in the same transaction as what it tells about."""
    return store.append_step(
        AuditEvent(
            event_id=new_id(),
            sequence=0,
            at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            by_account=actor.account_id,
            by_role=actor.role.value,
            what=what,
            on_kind=on_kind,
            on_id=on_id,
            why=why,
            previous="",
        )
    )


def _may_look(actor: Actor) -> None:
    if actor.role not in (Role.PRIVACY_OFFICER, Role.ADMINISTRATOR):
        raise Forbidden("alleen de privacyfunctionaris en de beheerder zien het logboek")


def verify(actor: Actor) -> AuditReport:
    """Check the chain from the first event to the head: changed, missing and cut-off events are found."""
    _may_look(actor)
    sequence, previous = 0, ""
    while batch := store.list_events(sequence, _BATCH):
        broken = first_break(batch, previous, sequence)
        if broken is not None:
            return AuditReport(broken - 1, broken)
        sequence, previous = batch[-1].sequence, batch[-1].hash
    head = store.get_head()
    return AuditReport(sequence, None if head == (sequence, previous) else sequence + 1)


def list_events(actor: Actor, page: int = 1, size: int = 50, on_id: str | None = None) -> list[AuditEvent]:
    """The newest events first, one page of them."""
    _may_look(actor)
    return store.list_latest((max(1, page) - 1) * size, size, on_id)
