"""Who guides whom and who knows whom: youths over zones and liaisons, and the ties around them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bridge.demo.generator.draw import stream, table, weighted

ZONES: dict[str, tuple[float, tuple[str, ...]]] = {
    "rz": (0.35, tuple(str(p) for p in (*range(3071, 3080), *range(3081, 3087)))),
    "nw": (0.29, tuple(str(p) for p in (1043, 1046, *range(1060, 1070)))),
    "dh": (0.21, ("2515", "2521", "2522", "2523", "2524", "2526", "2531", "2532", "2571", "2572")),
    "og": (0.15, ("9663", "9665", "9671", "9672", "9679", "9581", "9501", "9502", "9503")),
}
"""Share of the youths and postcodes of each zone (shares invented; postcodes as the zones are drawn)."""
PER_PERSON = {"liaison": 18, "connector": 20}
"""Youths to one liaison and to one connector, beyond the written people."""
ROLES = {"liaison": "jongerenwerker", "connector": "vrijwilliger"}
APART = ("moskee", "kerk", "tempel")
"""Kinds of organisations through which no youth is tied: a tie must not tell what somebody believes."""
HOW = (
    "kent elkaar van de club",
    "hielp met een cv",
    "woont in dezelfde flat",
    "traint elke week samen",
    "kent de familie",
    "werkte samen op het buurtfeest",
    "is vaak in het buurthuis",
    "gaf les op school",
    "oude buren",
    "repareerde samen fietsen",
    "kent elkaar van de speeltuin",
    "liep daar stage",
    "deed daar vrijwilligerswerk",
    "speelt in hetzelfde team",
)


@dataclass(frozen=True, slots=True)
class Circle:
    """The people of one zone: its liaisons, and whom a youth may know, apart from the hub of all paths."""

    liaisons: tuple[str, ...]
    known: tuple[str, ...]
    cut_off: frozenset[str]
    unreached: tuple[str, ...]
    hub: str


def zone_of_pc4(pc4: str) -> str:
    """The short code of the zone that has this postcode."""
    return next(zone for zone, (_share, codes) in ZONES.items() if pc4 in codes)


def quotas(total: int) -> dict[str, int]:
    """How many youths each zone gets; they add up to `total`."""
    found = {zone: int(total * share) for zone, (share, _codes) in ZONES.items()}
    found["rz"] += total - sum(found.values())
    return found


def reached(ties: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Everybody with a way to a contact at an employer, over any number of steps."""
    near: dict[str, set[str]] = {}
    for tie in ties:
        near.setdefault(tie["from_id"], set()).add(tie["to_id"])
        near.setdefault(tie["to_id"], set()).add(tie["from_id"])
    found = {person for person in near if person.startswith("contact-") and "opleider" not in person}
    edge = set(found)
    while edge:
        edge = {other for person in edge for other in near[person]} - found
        found |= edge
    return frozenset(found)


def circles(
    people: Sequence[Mapping[str, Any]],
    organisations: Sequence[Mapping[str, Any]],
    ties: Sequence[Mapping[str, Any]],
    hubs: Mapping[str, str],
) -> dict[str, Circle]:
    """Per zone who is there, split by whether a way to an employer runs through them."""
    apart = {o["organisation_id"] for o in organisations if o["type"] in APART}
    within = reached(ties)
    found = {}
    for zone in ZONES:
        here = [p for p in people if p["person_id"].split("-")[1] == zone]
        liaisons = tuple(p["person_id"] for p in here if p["kind"] == "liaison")
        connectors = [
            p["person_id"]
            for p in here
            if p["kind"] == "connector"
            and not p["opted_out"]
            and not apart & set(p["organisation_ids"].split(","))
            and p["person_id"] not in hubs.values()
        ]
        found[zone] = Circle(
            liaisons=liaisons,
            known=tuple(c for c in connectors if c in within),
            cut_off=frozenset(person for person in liaisons if person not in within),
            unreached=tuple(c for c in connectors if c not in within),
            hub=hubs[zone],
        )
    return found


def places(
    total: int, first: Mapping[str, int], around: Mapping[str, Circle], seed: int
) -> Iterator[dict[str, str]]:
    """Postcode and liaison of composed youths, zone by zone; `first` counts who is in a zone already."""
    for zone, quota in quotas(total).items():
        codes = ZONES[zone][1]
        liaisons = around[zone].liaisons
        for number in range(first.get(zone, 0), quota):
            rng = stream(seed, "place", zone, number)
            yield {"pc4": rng.choice(codes), "liaison_id": liaisons[number % len(liaisons)], "zone": zone}


def youth_ties(
    seed: int,
    external_id: str,
    youth_id: str,
    zone: str,
    liaison_id: str,
    around: Mapping[str, Circle],
    today: date,
) -> list[dict[str, Any]]:
    """Whom a youth knows: nobody to three people. Those of a liaison who is cut off know only such people."""
    rng = stream(seed, "ties", external_id)
    circle = around[zone]
    among = circle.unreached if liaison_id in circle.cut_off else circle.known
    count = weighted(rng, {0: 30, 1: 42, 2: 20, 3: 8})
    chosen = rng.sample(among, min(count, len(among)))
    if liaison_id not in circle.cut_off and rng.random() < 0.06:
        chosen.append(circle.hub)
    rows = []
    for person_id in chosen:
        spoke = today - timedelta(
            days=rng.randrange(2, 200) if rng.random() < 0.8 else rng.randrange(280, 700)
        )
        rows.append(
            {
                "from_id": youth_id,
                "to_id": person_id,
                "strength": weighted(rng, {1: 22, 2: 30, 3: 26, 4: 15, 5: 7}),
                "sphere": "informal",
                "since": today.year - rng.randrange(1, 9),
                "last_contact": spoke.isoformat() if rng.random() < 0.9 else "",
                "vouched_by": person_id if rng.random() < 0.15 else "",
                "how": rng.choice(HOW),
            }
        )
    return rows


def _extra_person(kind: str, person_id: str, rng: random.Random) -> dict[str, Any]:
    names = table("names")
    last = rng.choice(names["last_first"]) + rng.choice(names["last_second"])
    return {
        "kind": kind,
        "person_id": person_id,
        "name": f"{rng.choice(names['first'])} {last}",
        "role": ROLES[kind],
        "employer_id": "",
        "organisation_ids": "",
        "caseload_cap": 25,
        "weekly_room": rng.choice([3, 4, 5]),
        "opted_out": "",
    }


def _extra_tie(from_id: str, to_id: str, rng: random.Random, today: date) -> dict[str, Any]:
    return {
        "from_id": from_id,
        "to_id": to_id,
        "strength": rng.choice([1, 2, 3, 4]),
        "sphere": "informal",
        "since": today.year - rng.randrange(1, 12),
        "last_contact": (today - timedelta(days=rng.randrange(3, 400))).isoformat(),
        "vouched_by": "",
        "how": rng.choice(HOW),
    }


def more_people(
    total: int, seed: int, there: Sequence[Mapping[str, Any]], today: date
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Liaisons and connectors beyond the written ones, for as many youths as `total`, with their ties."""
    people: list[dict[str, Any]] = []
    ties: list[dict[str, Any]] = []
    for zone, quota in quotas(total).items():
        written = [p["person_id"] for p in there if p["person_id"].split("-")[1] == zone]
        for kind, per in PER_PERSON.items():
            have = sum(person.startswith(kind) for person in written)
            for number in range(have + 1, -(-quota // per) + 1):
                rng = stream(seed, kind, zone, number)
                person_id = f"{kind}-{zone}-{number:05}"
                people.append(_extra_person(kind, person_id, rng))
                known = rng.sample(written, min(3, len(written)))
                ties += [_extra_tie(person_id, other, rng, today) for other in known]
    return people, ties
