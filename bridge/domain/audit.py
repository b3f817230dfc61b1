"""The audit chain: who did what, on what, when and why, each event bound to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One event. `at` is RFC 3339 in UTC; `why` holds ids and codes, never personal data."""

    event_id: str
    sequence: int
    at: str
    by_account: str
    by_role: str
    what: str
    on_kind: str
    on_id: str
    why: str
    previous: str
    hash: str = ""


def event_hash(event: AuditEvent) -> str:
    """SHA-256 over the event without its own hash, as sorted JSON; it takes in the previous event's hash."""
    content = asdict(event)
    del content["hash"]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def first_break(events: list[AuditEvent], previous: str, sequence: int) -> int | None:
    """Sequence number at which the chain breaks: of an event that was changed, or is not there; or None."""
    for event in events:
        if event.sequence != sequence + 1 or event.previous != previous or event.hash != event_hash(event):
            return sequence + 1
        previous, sequence = event.hash, event.sequence
    return None
