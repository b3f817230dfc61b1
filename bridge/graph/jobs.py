"""Long work with its progress in the graph: started, advanced in steps, resumed after a stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bridge.graph.connection import Row, read, write


@dataclass(frozen=True, slots=True)
class Job:
    """How far a job is. `state`: running or done; `version` is what it works towards."""

    state: str
    total: int
    done: int
    failed: int
    version: str
    started_at: datetime | None = None
    finished_at: datetime | None = None
    touched_at: datetime | None = None

    @property
    def share(self) -> float:
        """Part that is done, in [0, 1]."""
        return 1.0 if self.state == "done" or not self.total else min(1.0, self.done / self.total)


def _job(row: Row) -> Job:
    return Job(**row["job"])


def start_job(name: str, total: int, version: str) -> Job:
    """Begin a job, or begin it anew."""
    return _job(write("jobs/start_job", job=name, total=total, version=version)[0])


def find_job(name: str) -> Job | None:
    """A job as it stands, or None when it never ran."""
    rows = read("jobs/get_job", job=name)
    return _job(rows[0]) if rows else None


def advance_job(name: str, done: int, failed: int, state: str = "running") -> None:
    """Count what was done since the last call."""
    write("jobs/advance_job", job=name, done=done, failed=failed, state=state)
