"""The network of people as the paths need it: everybody, every tie, and who guides whom."""

from __future__ import annotations

from datetime import date

from bridge.domain.network import Person, PersonKind, Tie
from bridge.domain.reading import Sphere
from bridge.graph.connection import read

GUIDES_STRENGTH = 4
"""A liaison and a youth in their caseload know each other well, though nobody writes it down as a tie."""


def list_people() -> tuple[tuple[Person, ...], dict[str, int]]:
    """Everybody in the network, and per person how many introductions ran through them this week."""
    people, this_week = [], {}
    for row in read("projection/list_people"):
        node = row["person"]
        kind = node.get("kind") or (row["kinds"] or ["Connector"])[0].lower()
        people.append(
            Person(
                person_id=node["person_id"],
                kind=PersonKind(kind),
                display_name=node["display_name"],
                role=node.get("role") or "",
                employer_id=row["employer_id"],
                caseload_cap=node.get("caseload_cap"),
                weekly_room=node.get("weekly_room"),
                active=node.get("active") is not False,
                opted_out=bool(node.get("opted_out")),
            )
        )
        this_week[node["person_id"]] = row["this_week"]
    return tuple(people), this_week


def list_ties() -> tuple[Tie, ...]:
    """Every tie between people, and between youths and people."""
    return tuple(
        Tie(
            row["from_id"],
            row["to_id"],
            row["tie"]["strength"],
            Sphere(row["tie"]["sphere"]),
            row["tie"]["since"],
            row["tie"]["last_contact"],
            row["tie"]["vouched_by"],
            row["tie"]["how"] or "",
        )
        for row in read("projection/list_ties")
    )


def list_guides(today: date) -> tuple[Tie, ...]:
    """Caseloads as ties: a liaison knows the youths they guide now."""
    return tuple(
        Tie(
            row["youth_id"],
            row["person_id"],
            GUIDES_STRENGTH,
            Sphere.FORMAL,
            row["since"].year if row["since"] else None,
            today,
            how="begeleiding",
        )
        for row in read("projection/list_guides")
    )
