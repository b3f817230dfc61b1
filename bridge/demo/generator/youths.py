"""Compose youths: who they are, what is filled in about them, and a liaison's note that agrees with it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bridge.demo.generator import notes
from bridge.demo.generator.draw import stream, table, weighted
from bridge.demo.generator.facts import Facts

AGES: dict[int, float] = {
    15: 2, 16: 5, 17: 9, 18: 13, 19: 14, 20: 13, 21: 11, 22: 9, 23: 8, 24: 6, 25: 4, 26: 3, 27: 2,
}  # fmt: skip
"""Invented: most come between leaving school and twenty-two."""
SCHOOLING: dict[str, float] = {"broken": 42, "done": 24, "busy": 12, "nothing": 12, "unknown": 10}
"""Invented: broken-off schooling is the rule in this caseload, not in the population."""
LEVELS: dict[str, float] = {
    "mbo niveau 2": 34, "mbo niveau 1": 16, "mbo niveau 3": 14, "vmbo kader": 9, "vmbo basis": 9,
    "mbo niveau 4": 8, "havo": 6, "vmbo-t": 4,
}  # fmt: skip
PAPERS: dict[str, dict[str, float]] = {
    "VCA": {"has": 14, "doing": 4, "want": 16, "lacks": 40, "": 26},
    "heftruckcertificaat": {"has": 6, "doing": 2, "want": 10, "lacks": 24, "": 58},
    "BHV": {"has": 3, "doing": 1, "want": 2, "lacks": 8, "": 86},
    "HACCP": {"has": 3, "doing": 1, "want": 2, "lacks": 6, "": 88},
}
"""Invented: liaisons ask after VCA first, so of that the least is unknown."""
DOMAINS: dict[str, float] = {
    "logistiek": 15, "voertuigen": 13, "elektra": 12, "bouw": 12, "keuken": 10, "team": 9, "zorg": 9,
    "digitaal": 7, "schoon": 6, "metaal": 5, "groen": 4,
}  # fmt: skip
HOURS: dict[tuple[int, int] | None, float] = {
    (32, 40): 38, (24, 32): 22, (36, 40): 14, (16, 24): 10, (8, 16): 4, None: 12,
}  # fmt: skip
TRAVEL: dict[int | None, float] = {30: 14, 45: 28, 60: 34, 75: 10, 90: 6, None: 8}
"""Minutes one way; invented, around the hour that most people in the Netherlands find the most."""


def identity(rng: random.Random, number: int) -> dict[str, str]:
    """An invented person: name, mail address at example.nl and a telephone number that nobody has."""
    names = table("names")
    first = rng.choice(names["first"])
    last = rng.choice(names["last_first"]) + rng.choice(names["last_second"])
    plain = "".join(c for c in f"{first}.{last}".lower() if c.isascii() and (c.isalnum() or c == "."))
    return {
        "first_name": first,
        "last_name": last,
        "email": f"{plain}.{number}@example.nl",
        "phone": f"06000{number % 100000:05}",
    }


def birth_date_of(rng: random.Random, age: int, today: date) -> date:
    """A day on which somebody was born who is `age` today."""
    try:
        turned = today.replace(year=today.year - age)
    except ValueError:
        turned = today.replace(year=today.year - age, day=28)
    return turned - timedelta(days=rng.randrange(1, 360))


def before(today: date, days: int) -> str:
    """The day that many days ago, as text."""
    return (today - timedelta(days=days)).isoformat()


def known_for(rng: random.Random, age: int) -> int:
    """For how many days a liaison has known somebody; nobody was taken in before turning fifteen."""
    return rng.randint(330, 470) if age > 16 and rng.random() < 0.34 else rng.randint(5, 330)


def facts_of(rng: random.Random) -> Facts:
    """Everything that is true of one youth; the note and the form both follow from it."""
    age = weighted(rng, AGES)
    schooling = weighted(rng, SCHOOLING)
    if age < 17:
        schooling = rng.choice(["busy", "busy", "broken", "nothing"])
    level = weighted(rng, LEVELS)
    if age < 18 and level in ("mbo niveau 3", "mbo niveau 4", "havo") and schooling == "done":
        level = "vmbo kader"
    licence = "none"
    if age >= 18:
        licence = weighted(rng, {"none": 48, "has": 22, "doing": 16, "am": 14})
    elif age >= 16:
        licence = weighted(rng, {"none": 76, "am": 24})
    return Facts(
        age=age,
        pronoun=rng.choice(["hij", "zij"]),
        schooling=schooling,
        level=level,
        papers={name: weighted(rng, shares) for name, shares in PAPERS.items()},
        licence=licence,
        dutch=weighted(rng, {"": 70, "A2": 10, "B1": 13, "B2": 7}),
        english=rng.random() < 0.16,
        domain=weighted(rng, DOMAINS),
        second=weighted(rng, DOMAINS) if rng.random() < 0.35 else None,
        night=weighted(rng, {"no": 20, "yes": 12, "": 68}),
        care=rng.random() < 0.12,
        heights=weighted(rng, {"no": 4, "yes": 6, "": 90}),
        hours=weighted(rng, HOURS),
        travel=weighted(rng, TRAVEL),
        ways=weighted(rng, {"bike": 30, "transit": 36, "both": 26, "foot": 8}),
        empty=rng.random() < 0.06,
    )


def _modes(facts: Facts, rng: random.Random) -> str:
    modes = ["foot"]
    modes += ["bicycle"] if facts.ways in ("bike", "both") else []
    modes += ["transit"] if facts.ways in ("transit", "both") else []
    if facts.licence == "am":
        modes.append("scooter")
    if facts.licence == "has" and rng.random() < 0.3:
        modes.append("car")
    return "" if facts.empty else " ".join(modes)


def compose(seed: int, number: int, place: Mapping[str, Any], today: date) -> dict[str, Any]:
    """One youth as a row for the import. `place` gives `pc4` and `liaison_id`; `number` counts from 1."""
    rng = stream(seed, "youth", number)
    facts = facts_of(rng)
    hours = None if facts.empty else facts.hours
    days = known_for(rng, facts.age)
    return {
        "external_id": f"samengesteld-{number:06}",
        **identity(rng, number),
        "birth_date": birth_date_of(rng, facts.age, today).isoformat(),
        "pc4": place["pc4"],
        "liaison_id": place["liaison_id"],
        "available_from": (today + timedelta(days=rng.choice([0, 0, 0, 14, 30]))).isoformat(),
        "hours_min": hours[0] if hours else None,
        "hours_max": hours[1] if hours else None,
        "max_travel_minutes": None if facts.empty else facts.travel,
        "modes": _modes(facts, rng),
        "avoids_night": {"no": "ja", "yes": "nee"}.get("" if facts.empty else facts.night, ""),
        "since": (today - timedelta(days=days + 3)).isoformat(),
        "note": notes.compose(rng, facts),
        "note_at": (today - timedelta(days=days)).isoformat(),
    }
