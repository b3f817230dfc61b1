"""The sweep on the queue: what is past its term goes."""

from __future__ import annotations

from bridge.runtime import task_names
from bridge.services import retention
from workers.tasks.reading import retried


@retried(task_names.RETENTION)
def sweep() -> None:
    """Remove what is kept no longer."""
    retention.sweep()
