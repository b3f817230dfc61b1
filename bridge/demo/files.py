"""The tables of the region and the hand-written texts, as rows for the imports; days count from the load."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from nlp_models.corpus import strip_marks

_DAY = re.compile(r"\bd([+-]\d{1,4})\b")
Row = dict[str, Any]


def _folder(*path: str) -> Traversable:
    return files("bridge.demo").joinpath(*path)


def dated(cell: str, today: date) -> str:
    """A cell with `d+30` and `d-12` turned into the days that many days from the load."""
    return _DAY.sub(lambda found: (today + timedelta(days=int(found[1]))).isoformat(), cell)


@cache
def _table(name: str) -> tuple[Row, ...]:
    text = _folder("region", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter=";"))


def table(name: str, today: date) -> list[Row]:
    """The rows of one table of the region."""
    return [{key: dated(value or "", today) for key, value in row.items()} for row in _table(name)]


def raw(name: str) -> bytes:
    """A file of the region as it is."""
    return _folder("region", name).read_bytes()


def strategy(today: date) -> list[Row]:
    """Visions, ambitions and interventions of all zones as rows for the import."""
    rows: list[Row] = []
    text = dated(_folder("region", "strategy.toml").read_text("utf-8"), today)
    for zone in tomllib.loads(text)["zones"]:
        code = zone["code"]
        vision = {name: zone[name] for name in ("dna", "housing", "agreed_on", "agreed_by")}
        rows.append(
            {
                "kind": "vision",
                "vision_id": f"visie-{code}",
                "zone_code": code,
                "text": zone["vision"],
                **vision,
            }
        )
        for ambition in zone["ambitions"]:
            key = f"ambitie-{ambition.pop('id')}"
            rows.append({"kind": "ambition", "ambition_id": key, "zone_code": code, **ambition})
        for one in zone["interventions"]:
            rows.append(
                {
                    "kind": "intervention",
                    "intervention_id": f"interventie-{one['id']}",
                    "zone_code": code,
                    "name": one["name"],
                    "cost": one["cost"],
                    "starts_on": one["starts_on"],
                    "ambition_ids": [f"ambitie-{key}" for key in one["ambitions"]],
                    "programme_ids": one["programmes"],
                }
            )
    return rows


def as_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as JSON lines: what an import takes."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def _texts(kind: str) -> Iterable[tuple[dict[str, str], str]]:
    """The head and the bare text of every hand-written file of a kind, in order."""
    for path in sorted(_folder("texts", kind).iterdir(), key=lambda entry: entry.name):
        head, _, body = path.read_text("utf-8").partition("\n---\n")
        facts = {}
        for line in head.splitlines():
            name, _, value = line.partition(":")
            facts[name.strip()] = value.split("#")[0].strip()
        yield facts, strip_marks(body).strip()


def written_vacancies(today: date) -> list[Row]:
    """The vacancies written one by one, as rows for the import."""
    rows = []
    for facts, text in _texts("vacancies"):
        posted = today - timedelta(days=int(facts["posted_days_ago"]))
        closes = today + timedelta(days=int(facts["closes_in_days"]))
        taken = ("external_id", "title", "contract_kind", "openings", "hours_min", "hours_max", "shifts")
        more = ("minimum_age", "salary_min", "salary_max")
        rows.append(
            {
                **{name: facts.get(name, "") for name in (*taken, *more)},
                "employer_id": facts["employer"],
                "worksite_id": facts["worksite"],
                "hazards": facts.get("hazards", ""),
                "posted_at": posted.isoformat(),
                "closes_at": closes.isoformat(),
                "text": text,
            }
        )
    return rows


def written_notes(today: date) -> list[Row]:
    """The youths with a note written one by one: age, postcode, form facts and the note."""
    rows = []
    for facts, text in _texts("notes"):
        available = facts.get("available_in_days")
        rows.append(
            {
                "external_id": facts["note_id"],
                "age": int(facts["birth_years_ago"]),
                "pc4": facts["pc4"],
                "available_from": (today + timedelta(days=int(available))).isoformat() if available else "",
                "hours_min": facts.get("hours_min", ""),
                "hours_max": facts.get("hours_max", ""),
                "modes": facts.get("modes", ""),
                "max_travel_minutes": facts.get("max_travel_minutes", ""),
                "avoids_night": {"yes": "ja", "no": "nee"}.get(facts.get("avoids_night", ""), ""),
                "note": text,
            }
        )
    return rows
