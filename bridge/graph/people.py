"""People of the network in the graph: liaisons, contacts, connectors, where they belong, who knows whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.network import Organisation, Person, PersonKind, Tie
from bridge.domain.reading import Sphere
from bridge.graph.connection import Row, Statement, read

LABELS: dict[PersonKind, str] = {
    PersonKind.LIAISON: "Liaison",
    PersonKind.CONTACT: "Contact",
    PersonKind.CONNECTOR: "Connector",
}
"""The second label of a person; the only names that reach a statement."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the names of where they work and belong."""

    person: Person
    employer: str | None
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EgoRow:
    """A person or own youth around somebody: `distance` 1 is known directly, 2 through one other."""

    row: PersonRow
    distance: int


def upsert_people_statement(people: Sequence[Person]) -> Statement:
    """Store people by `person_id`, with where they work and belong; an old employer is let go."""
    rows = [
        {
            "person_id": person.person_id,
            "label": LABELS[person.kind],
            "employer_id": person.employer_id,
            "organisation_ids": list(person.organisation_ids),
            "properties": {
                "kind": person.kind.value,
                "display_name": person.display_name,
                "role": person.role,
                "caseload_cap": person.caseload_cap,
                "weekly_room": person.weekly_room,
                "active": person.active,
                "opted_out": person.opted_out or None,
                "demo": person.demo or None,
            },
        }
        for person in people
    ]
    return "people/upsert_people", {"rows": rows}


def upsert_organisations_statement(organisations: Sequence[Organisation], demo: bool = False) -> Statement:
    """Store organisations by `organisation_id`."""
    rows = [
        {
            "organisation_id": organisation.organisation_id,
            "properties": {
                "name": organisation.name,
                "kind": organisation.kind,
                "sphere": organisation.sphere.value,
                "pc4": organisation.pc4,
                "demo": demo or None,
            },
        }
        for organisation in organisations
    ]
    return "people/upsert_organisations", {"rows": rows}


def upsert_ties_statement(ties: Sequence[Tie], demo: bool = False) -> Statement:
    """Store ties, one per two people whichever comes first; gives a row per tie whose ends both exist."""
    rows = [
        {
            "from_id": tie.from_id,
            "to_id": tie.to_id,
            "properties": {
                "strength": tie.strength,
                "sphere": tie.sphere.value,
                "since": tie.since,
                "last_contact": tie.last_contact,
                "vouched_by": tie.vouched_by,
                "how": tie.how,
                "demo": demo or None,
            },
        }
        for tie in ties
    ]
    return "people/upsert_ties", {"rows": rows}


def contact_statement(from_id: str, to_id: str, day: date) -> Statement:
    """Note that two people who know each other spoke; an earlier day than the last changes nothing."""
    return "people/log_contact", {"from_id": from_id, "to_id": to_id, "day": day}


def person_from(row: Row) -> PersonRow:
    """A person from its stored properties with employer and organisations."""
    node = row["person"]
    person = Person(
        person_id=node["person_id"],
        kind=PersonKind(node["kind"]),
        display_name=node["display_name"],
        role=node.get("role") or "",
        employer_id=row["employer_id"],
        organisation_ids=tuple(o["organisation_id"] for o in row["organisations"]),
        caseload_cap=node.get("caseload_cap"),
        weekly_room=node.get("weekly_room"),
        active=bool(node.get("active", True)),
        opted_out=bool(node.get("opted_out")),
        demo=bool(node.get("demo")),
    )
    return PersonRow(person, row["employer"], tuple(o["name"] for o in row["organisations"]))


def tie_from(row: Row) -> Tie:
    """A tie from its stored properties."""
    return Tie(
        from_id=row["from_id"],
        to_id=row["to_id"],
        strength=row["strength"],
        sphere=Sphere(row["sphere"]),
        since=row.get("since"),
        last_contact=row.get("last_contact"),
        vouched_by=row.get("vouched_by"),
        how=row.get("how") or "",
    )


def list_people(words: str = "", skip: int = 0, limit: int = 50) -> tuple[int, tuple[PersonRow, ...]]:
    """How many adults who take part have these words in name, role or employer, and some of them."""
    row = read("people/list_people", words=words.lower(), skip=skip, limit=limit)[0]
    return row["total"], tuple(person_from(found) for found in row["rows"])


def get_ego(person_id: str, second: int = 80) -> tuple[tuple[EgoRow, ...], tuple[Tie, ...]]:
    """Who a person knows, at most `second` people known through them, and the ties among all of these.

    Youths appear only where the person guides them, under their pseudonym.
    """
    row = read("people/get_ego", person_id=person_id, second=second)[0]
    people = tuple(EgoRow(person_from(found), found["distance"]) for found in row["people"])
    return people, tuple(tie_from(tie) for tie in row["ties"])
