"""The audit chain in the graph: events are appended inside the transaction of what they tell about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from bridge.domain.audit import AuditEvent, event_hash
from bridge.graph.connection import Row, Runner, read


def append_step(event: AuditEvent) -> Callable[[Runner], list[Row]]:
    """A step that appends `event`; the chain's head stays locked until the transaction ends."""

    def append(run: Runner) -> list[Row]:
        head = run("audit/lock_head", {})[0]
        bound = replace(event, sequence=head["sequence"] + 1, previous=head["hash"])
        bound = replace(bound, hash=event_hash(bound))
        return run("audit/append_event", {"properties": asdict(bound)})

    return append


def _event(row: dict[str, Any]) -> AuditEvent:
    return AuditEvent(**row["event"])


def list_events(after: int, limit: int, on_id: str | None = None) -> list[AuditEvent]:
    """Events after a sequence number, in order."""
    return [_event(r) for r in read("audit/list_events", after=after, limit=limit, on_id=on_id)]


def list_latest(skip: int, limit: int, on_id: str | None = None) -> list[AuditEvent]:
    """The newest events first."""
    return [_event(r) for r in read("audit/list_latest", skip=skip, limit=limit, on_id=on_id)]


def get_head() -> tuple[int, str]:
    """Sequence number and hash of the newest event; (0, "") when there is none."""
    row = read("audit/get_head")[0]
    return row["sequence"], row["hash"]
