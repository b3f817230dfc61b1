"""Steps that people took with a youth's introductions, for the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bridge.graph.connection import read


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """Something that happened. `kind`: note, consent, consent-withdrawn, or an introduction's step.

    `text` is the note, the receiver's name or the vacancy's title; `ref` the id of the note, consent or
    introduction.
    """

    at: datetime
    kind: str
    text: str
    by: str
    ref: str


def list_steps(youth_id: str) -> tuple[TimelineItem, ...]:
    """Transitions of a youth's introductions, the newest first."""
    return tuple(
        TimelineItem(row["at"], row["name"], row["title"], row["by_name"] or "", row["introduction_id"])
        for row in read("youths/list_steps", youth_id=youth_id)
    )
