"""Programmes and intakes: the training that closes a gap, and when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bridge.domain.concepts import ConceptRef


@dataclass(frozen=True, slots=True)
class Intake:
    """One start date with seats."""

    intake_id: str
    programme_id: str
    starts_on: date
    seats: int
    seats_taken: int = 0

    @property
    def free(self) -> int:
        """Seats still free, never below zero."""
        return max(0, self.seats - self.seats_taken)


@dataclass(frozen=True, slots=True)
class Programme:
    """Training that teaches concepts. `cost` in euro for the youth or the employer, `days` of lessons."""

    programme_id: str
    name: str
    provider: str
    weeks: float
    hours_per_week: float
    cost: float
    teaches: tuple[ConceptRef, ...]
    needs: tuple[ConceptRef, ...] = ()
    intakes: tuple[Intake, ...] = ()
    crebo: str | None = None
    days: float | None = None


def ends_on(programme: Programme, intake: Intake) -> date:
    """The day after which what the programme teaches can be counted on."""
    length = programme.days if programme.weeks < 1 and programme.days else programme.weeks * 7
    return intake.starts_on + timedelta(days=round(length))
