"""Compose a year of what came of proposals: refused, expired, introduced, at work, followed, stopped."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bridge.demo.generator.draw import stream, weighted
from bridge.domain.introduction import FOLLOW_UP_MONTHS, months_after

MOST_YOUTHS = 3_000
"""More youths than this get no past: a large region is there for speed, not for its figures."""
UNDER_SERVED = "dh"
CHANCES: dict[str, float] = {"rz": 0.82, "nw": 0.78, "og": 0.62, UNDER_SERVED: 0.16}
"""Share of a zone's youths that was ever proposed; one zone is passed over, for the alarm to find."""
DECISIONS: dict[str, float] = {"accepted": 48, "declined": 36, "expired": 16}
REASONS: dict[str, float] = {
    "not-interested": 24, "travel": 22, "schedule": 18, "requirement": 12, "not-ready": 10,
    "already-working": 8, "employer-unfit": 4, "wrong-reading": 2,
}  # fmt: skip
EMPLOYER_REASONS: dict[str, float] = {"filled": 45, "requirement": 25, "schedule": 18, "no-capacity": 12}
STOP_REASONS: dict[str, float] = {"contract-ended": 30, "other-work": 28, "schedule": 22, "no-match": 20}
NEAR: dict[str, tuple[str, ...]] = {
    "rz": (
        "meeuwhaven", "zuiderkade", "vastmakers", "rietveem", "ketelwerf", "kruiwagen", "dubbelanker",
        "stroomkring", "blinkend", "wachtpost",
    ),
    "nw": (
        "polderwiek", "wachtpost", "tussenvlucht", "blinkend", "spantwerk", "vrachtdok", "grijperij",
        "laadpunt",
    ),
    "dh": ("lindenhorst", "stroomkring", "laadpunt"),
    "og": ("noordveen",),
}  # fmt: skip
"""Employers that a zone's youths were proposed to."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the past needs to know of a youth."""

    external_id: str
    zone: str
    born: date
    since: date
    conflict: str
    """The employer that the youth's liaison works for, "" for none."""


def _later(rng: random.Random, day: date, least: int, most: int) -> date:
    return day + timedelta(days=rng.randint(least, most))


class _Steps:
    """The steps of one introduction, as far as today reaches."""

    def __init__(self, rng: random.Random, first: date, today: date) -> None:
        self.rng, self.day, self.today = rng, first, today
        self.taken: list[str] = []
        self.started: date | None = None
        self.over = False

    def step(self, name: str, least: int, most: int, reason: str = "") -> bool:
        """Take a step some days on; False once that day has not come yet."""
        day = _later(self.rng, self.day, least, most)
        if day > self.today:
            return False
        self.day = day
        self.taken.append(f"{name} {day.isoformat()} {reason}".strip())
        self.over = name.startswith(("decline", "stop"))
        return True

    def at_work(self) -> None:
        """Three follow-ups as their days come, or an early end."""
        self.started = self.day
        for name, months in FOLLOW_UP_MONTHS.items():
            if self.rng.random() < 0.16:
                due = months_after(self.started, months)
                most = max(1, (due - self.day).days - 2)
                self.step("stop", min(20, most), most, weighted(self.rng, STOP_REASONS))
                return
            due = months_after(self.started, months)
            wait = (due - self.day).days
            if not self.step(name, wait, wait + self.rng.choice([0, 2, 5, 12])):
                return


def _introduced(rng: random.Random, decided: date, today: date) -> _Steps:
    """One introduction from acceptance on, each next step less certain than the one before."""
    steps = _Steps(rng, decided, today)
    if rng.random() < 0.17:
        steps.step("decline@employer", 2, 12, weighted(rng, EMPLOYER_REASONS))
        return steps
    if not steps.step("invite", 1, 9):
        return steps
    if rng.random() < 0.12:
        steps.step("decline", 1, 6, weighted(rng, REASONS))
        return steps
    if not steps.step("agree", 1, 6) or not steps.step("interview", 2, 14):
        return steps
    if rng.random() < 0.5:
        steps.step("decline@employer", 1, 9, weighted(rng, EMPLOYER_REASONS))
    elif steps.step("start", 4, 24):
        steps.at_work()
    return steps


def _open_on(vacancies: Sequence[Mapping[str, Any]], day: date, near: Iterable[str], age: int) -> list[str]:
    """Vacancies near by that were open on a day and that somebody of this age may do."""
    return [
        row["external_id"]
        for row in vacancies
        if row["employer_id"] in near
        and date.fromisoformat(row["posted_at"]) <= day <= date.fromisoformat(row["closes_at"])
        and int(row["minimum_age"] or 16) <= age
    ]


def past_of(
    seed: int, person: Person, vacancies: Sequence[Mapping[str, Any]], today: date
) -> Iterator[dict[str, Any]]:
    """One youth's past as rows for the import, oldest first; none who is at work is proposed again."""
    rng = stream(seed, "past", person.external_id)
    if rng.random() > CHANCES[person.zone]:
        return
    near = [e for e in NEAR[person.zone] if e != person.conflict]
    day = _later(rng, person.since, 1, 40)
    seen: set[str] = set()
    while day < today - timedelta(days=1):
        age = (day - person.born).days // 366
        found = [one for one in _open_on(vacancies, day, near, age) if one not in seen]
        if not found:
            day = _later(rng, day, 25, 60)
            continue
        vacancy = rng.choice(found)
        seen.add(vacancy)
        decision = weighted(rng, DECISIONS)
        decided = min(_later(rng, day, 0, 6), today)
        steps = _introduced(rng, decided, today) if decision == "accepted" else None
        yield {
            "youth": person.external_id,
            "vacancy": vacancy,
            "run_on": day.isoformat(),
            "score": round(rng.uniform(0.42, 0.86), 3),
            "decision": decision,
            "decided_on": decided.isoformat() if decision != "expired" else "",
            "reason_code": weighted(rng, REASONS) if decision == "declined" else "",
            "steps": ", ".join(steps.taken) if steps else "",
        }
        if steps and (not steps.over or (today - steps.day).days < 14):
            return
        day = _later(rng, steps.day if steps else decided, 12, 75)
