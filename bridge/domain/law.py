"""What the law says of a youth in a job: table-driven rules on working time, hazards, schooling and pay.

The rows stand in `tables/*.csv`, each with its source (Arbeidstijdenwet, Arbobesluit, Leerplichtwet, WML).
A rule allows, needs supervision, or forbids until a birthday. Nothing here decides on anything but age,
hours, hazards and the kind of contract.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib.resources import files

from bridge.domain.match import LawNote
from bridge.domain.vacancy import ContractKind, Shift
from bridge.domain.youth import age_on, birthday

YOUNGEST = 16
ADULT = 18
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class AgeRule:
    """A rule that this job meets for youths younger than `below_age` (999: for everybody)."""

    rule_id: str
    below_age: int
    verdict: str
    text_nl: str
    text_en: str
    source: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The facts of a job that the law looks at. Hours are per week."""

    shifts: tuple[Shift, ...] = ()
    hazards: tuple[str, ...] = ()
    hours_max: float | None = None
    contract_kind: ContractKind = ContractKind.REGULAR


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one law table, as text."""
    source = files("bridge.domain.tables").joinpath(f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(source.splitlines()))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _span(shift: Shift) -> tuple[int, int]:
    start, end = _minutes(shift.start), _minutes(shift.end)
    return start, end if end > start else end + _DAY


def shift_hours(shift: Shift) -> float:
    """Length of a shift in hours, breaks included."""
    start, end = _span(shift)
    return (end - start) / 60


def night_minutes(shift: Shift) -> int:
    """Minutes of a shift between 00:00 and 06:00."""
    start, end = _span(shift)
    return max(0, min(end, 6 * 60) - start) + max(0, min(end, _DAY + 6 * 60) - max(start, _DAY))


def is_night_shift(shift: Shift) -> bool:
    """Whether more than one hour lies between 00:00 and 06:00 (Arbeidstijdenwet art. 1:7)."""
    return night_minutes(shift) > 60


def _outside(shift: Shift, window: str) -> bool:
    opens, closes = (_minutes(time.fromisoformat(part)) for part in window.split("-"))
    start, end = _span(shift)
    return start < opens or end > closes


def _weekly(terms: Terms, limit: str) -> bool:
    return terms.hours_max is not None and terms.hours_max > float(limit)


_MEASURES: dict[str, Callable[[Terms, str], bool]] = {
    "outside_hours": lambda terms, limit: any(_outside(s, limit) for s in terms.shifts),
    "hours_per_shift": lambda terms, limit: any(shift_hours(s) > float(limit) for s in terms.shifts),
    "hours_per_night_shift": lambda terms, limit: any(
        is_night_shift(s) and shift_hours(s) > float(limit) for s in terms.shifts
    ),
    "hours_per_week": _weekly,
    "sunday": lambda terms, _limit: any(7 in s.days for s in terms.shifts),
}


def rules_for(terms: Terms) -> tuple[AgeRule, ...]:
    """The rules a job runs into, whatever the youth."""
    rules = [
        AgeRule(
            row["rule_id"],
            ADULT if row["ages"] == "16-17" else 999,
            row["verdict"],
            row["text_nl"],
            row["text_en"],
            row["source"],
        )
        for row in table("working_time")
        if _MEASURES[row["measure"]](terms, row["limit"])
    ]
    rules += [
        AgeRule(
            f"hazard-{row['hazard']}", ADULT, row["verdict"], row["text_nl"], row["text_en"], row["source"]
        )
        for row in table("hazards")
        if row["hazard"] in terms.hazards
    ]
    if terms.contract_kind is not ContractKind.BBL:
        row = table("schooling")[0]
        rules.append(
            AgeRule(row["rule_id"], ADULT, "schooling", row["text_nl"], row["text_en"], row["source"])
        )
    return tuple(rules)


def legal_age(rules: Iterable[AgeRule]) -> int:
    """The youngest age at which nothing forbids the job: 16, 18, or 999 where it is never allowed."""
    return max((r.below_age for r in rules if r.verdict == "forbidden"), default=YOUNGEST)


def notes_for(
    rules: Iterable[AgeRule],
    birth_date: date,
    on: date,
    has_start_qualification: bool | None,
    locale: str = "nl",
) -> tuple[LawNote, ...]:
    """The rules as they touch one youth on the first working day `on`.

    A youth under 18 of whom no basic qualification is known gets a note with the question, not a refusal;
    one of whom it is known to be missing is forbidden until their eighteenth birthday.
    """
    age = age_on(birth_date, on)
    notes = []
    if age < YOUNGEST:
        row = table("schooling")[1]
        text = row["text_en"] if locale == "en" else row["text_nl"]
        notes.append(
            LawNote(row["rule_id"], "forbidden", text, row["source"], birthday(birth_date, YOUNGEST))
        )
    for rule in rules:
        if age >= rule.below_age:
            continue
        verdict = rule.verdict
        if verdict == "schooling":
            if has_start_qualification:
                continue
            verdict = "note" if has_start_qualification is None else "forbidden"
        until = birthday(birth_date, rule.below_age) if rule.below_age < 100 else None
        text = rule.text_en if locale == "en" else rule.text_nl
        notes.append(LawNote(rule.rule_id, verdict, text, rule.source, until))
    return tuple(notes)


def minimum_wage(age: int, day: date) -> float:
    """Minimum gross pay in euro per hour at `age` on `day` (Wet minimumloon).

    Raises `ValueError` under 16, where there is none.
    """
    rows = [r for r in table("pay") if int(r["age"]) <= age and date.fromisoformat(r["valid_from"]) <= day]
    if not rows:
        raise ValueError(f"geen minimumloon voor {age} jaar")
    best = max(rows, key=lambda r: (int(r["age"]), r["valid_from"]))
    return float(best["hourly"])
