"""The nightly run and its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RunState(StrEnum):
    """How far a run is. Only a `published` run can be current."""

    RUNNING = "running"
    ALLOCATING = "allocating"
    PUBLISHED = "published"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Chunk:
    """One line of the ledger: a slice of vacancies, scored once."""

    number: int
    vacancies: int
    done: bool
    pairs: int = 0
    kept: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of the nightly job. `progress` in [0, 1]."""

    run_id: str
    state: RunState
    started_at: datetime
    finished_at: datetime | None
    feature_version: str
    model_version: str
    vacancies: int
    youths: int
    proposals: int
    chunks: tuple[Chunk, ...]
    current: bool
    started_by: str
    metrics: str = "{}"
    fault: str | None = None

    @property
    def progress(self) -> float:
        """Share of the ledger that is done; 1.0 once published."""
        if self.state is RunState.PUBLISHED:
            return 1.0
        done = sum(chunk.done for chunk in self.chunks)
        return 0.95 * done / len(self.chunks) if self.chunks else 0.0
