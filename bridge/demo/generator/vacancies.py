"""Compose vacancies: an advert in one of many wordings, and the few facts a form would give, in agreement."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from bridge.demo.generator.draw import capital, some, stream, table, weighted

ATTITUDES: dict[str, dict[str, float]] = {
    "paper": {"ask": 26, "like": 16, "offer": 22, "not": 8, "": 28},
    "level": {"ask": 40, "like": 14, "not": 24, "": 22},
    "experience": {"ask": 14, "like": 18, "not": 34, "": 34},
}
"""Invented: how often an advert asks, likes, offers or does not ask a thing, in parts of a hundred."""
HOURS: dict[tuple[int, int], float] = {(32, 40): 34, (36, 40): 28, (24, 32): 20, (16, 24): 10, (38, 38): 8}
CONTRACTS: dict[str, float] = {"regular": 68, "bbl": 22, "internship": 5, "work-experience": 5}


@cache
def _names() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Employer names, and employer and place of each worksite."""

    def rows(name: str) -> list[dict[str, str]]:
        text = files("bridge.demo").joinpath("region", f"{name}.csv").read_text("utf-8")
        return list(csv.DictReader(text.splitlines(), delimiter=";"))

    employers = {row["employer_id"]: row["name"] for row in rows("employers")}
    return employers, {row["worksite_id"]: (row["employer_id"], row["name"]) for row in rows("worksites")}


class _Writer:
    """Fills fragments with the words of one advert and keeps what is asked and offered apart."""

    def __init__(self, rng: random.Random, job: Mapping[str, Any], words: Mapping[str, str]) -> None:
        self.rng, self.job, self.words = rng, job, words
        self.fragments = table("vacancies")
        self.asks: list[str] = []
        self.offers: list[str] = []

    def say(self, name: str, **more: object) -> str:
        """One fragment of a kind, filled in."""
        found: str = self.rng.choice(self.fragments[name])
        return found.format_map({**self.words, **more})

    def put(self, attitude: str, what: str, **more: object) -> None:
        """Say one thing where it belongs: what is offered among the offers, all else among what is asked."""
        if attitude:
            (self.offers if attitude == "offer" else self.asks).append(self.say(f"{attitude}_{what}", **more))


def _requirements(write: _Writer, contract: str, age: int) -> None:
    rng, job = write.rng, write.job
    for paper in some(rng, job["papers"], 1, 3):
        write.put(weighted(rng, ATTITUDES["paper"]), "paper", paper=paper)
    write.put(weighted(rng, ATTITUDES["level"]), "level", level=rng.choice(job["levels"]))
    experience = "not" if contract != "regular" else weighted(rng, ATTITUDES["experience"])
    write.put(experience, "experience", years=rng.choice([1, 1, 2, 2, 3]))
    if rng.random() < 0.6:
        write.put("ask", "nl", nl=rng.choice(["A2", "A2", "B1", "B1", "B2"]))
    if job.get("english") and rng.random() < 0.6:
        write.put(rng.choice(["ask", "like"]), "en")
    if job.get("licence") and rng.random() < 0.6:
        write.put(rng.choice(["ask", "not"]), "licence")
    if job.get("screening") and rng.random() < 0.8:
        write.put("ask", "screening", screening=job["screening"])
    if age >= 18 and rng.random() < 0.7:
        write.put("ask", "age", age=age)
    if job.get("heights") and rng.random() < 0.4:
        write.put("ask", "heights")
    if rng.random() < 0.25:
        write.put("ask", "lifting")
    if rng.random() < 0.2:
        write.put(rng.choice(["ask", "not"]), "transport")


def _listed(write: _Writer, heading: str, lines: list[str], bullets: bool) -> str:
    """Lines under a heading, as a list or as running sentences."""
    if not lines:
        return ""
    head = write.say(heading)
    body = "\n".join(f"- {line}" for line in lines) if bullets else capital("; ".join(lines)) + "."
    return f"{head}\n{body}" if head else body


def _text(write: _Writer, title: str, contract: str, times: str) -> str:
    rng = write.rng
    tasks = some(rng, write.job["tasks"], 3, 5)
    bullets = rng.random() < 0.6
    told = (
        _listed(write, "heading_tasks", tasks, True)
        if bullets
        else "\n".join(filter(None, [write.say("heading_tasks"), ". ".join(map(capital, tasks)) + "."]))
    )
    rng.shuffle(write.asks)
    write.asks.append(times)
    write.offers += some(rng, write.fragments["extra"], 1, 3)
    parts = [
        capital(title),
        write.say("opening"),
        write.say("bbl") if contract == "bbl" else "",
        told,
        _listed(write, "heading_asks", write.asks, bullets),
        _listed(write, "heading_offers", write.offers, bullets),
        write.say("apply"),
    ]
    return "\n\n".join(part for part in parts if part)


def _hazards(job: Mapping[str, Any], shifts: list[str]) -> str:
    """The job's hazards that hold for the shifts drawn."""
    ends = [shift.split()[0].split("-") for shift in shifts]
    held = {
        "night": any(end < start and end != "00:00" for start, end in ends),
        "before_0600": any(start < "06:00" for start, _ in ends),
        "after_2300": any(end > "23:00" or end < start for start, end in ends),
    }
    return ";".join(tag for tag in job["hazards"].split(";") if tag and held.get(tag, True))


def compose(seed: int, number: int, today: date) -> dict[str, Any]:
    """One vacancy as a row for the import; `number` counts from 1."""
    rng = stream(seed, "vacancy", number)
    job = rng.choice(table("vacancies")["jobs"])
    employers, sites = _names()
    worksite_id = rng.choice(job["sites"])
    employer_id, place = sites[worksite_id]
    title, contract = rng.choice(job["titles"]), weighted(rng, CONTRACTS)
    low, high = weighted(rng, HOURS)
    if contract == "bbl":
        low, high = rng.choice([(28, 32), (32, 32), (32, 36)])
    shifts = some(rng, job["shifts"], 1, len(job["shifts"]))
    age = max(job["age"], 18 if _hazards(job, shifts) and job["age"] > 16 else job["age"])
    pay = round(rng.uniform(job["pay"][0], sum(job["pay"]) / 2), 2)
    write = _Writer(rng, job, {"title": title, "employer": employers[employer_id], "place": place})
    _requirements(write, contract, age)
    if rng.random() < 0.7:
        write.offers.insert(0, write.say("pay", pay=f"{pay:.2f}".replace(".", ",")))
    kinds = [kind for kind in job["words"] if kind != "night" or "night" in _hazards(job, shifts)]
    word = rng.choice(write.fragments["shift_words"][rng.choice(kinds)])
    times = f"{word}, {write.say('hours', lo=low, hi=high)}"
    return {
        "external_id": f"samengesteld-{number:06}",
        "employer_id": employer_id,
        "worksite_id": worksite_id,
        "title": capital(title) + (" (bbl)" if contract == "bbl" else ""),
        "contract_kind": contract,
        "openings": rng.choice([1, 1, 1, 2, 2, 3, 4, 6]),
        "hours_min": low,
        "hours_max": high,
        "shifts": "; ".join(shifts),
        "minimum_age": age,
        "salary_min": pay,
        "salary_max": round(pay + rng.uniform(0.8, 2.6), 2),
        "hazards": _hazards(job, shifts),
        "posted_at": (today - timedelta(days=rng.randrange(1, 60))).isoformat(),
        "closes_at": (today + timedelta(days=rng.randrange(10, 90))).isoformat(),
        "text": _text(write, title, contract, times),
    }
