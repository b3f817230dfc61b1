"""Employers, worksites, organisations and the people of the network, from files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bridge.domain.network import Organisation, Person, PersonKind
from bridge.domain.reading import Sphere
from bridge.domain.vacancy import Employer, Worksite
from bridge.graph import employers, people
from bridge.graph.connection import Statement
from bridge.services.importing import fields, lists
from bridge.services.importing.upserts import Importer, Item, Kind

Cells = Mapping[str, Any]


def _employer(cells: Cells) -> Item:
    employer = Employer(
        employer_id=lists.key(cells, "employer_id"),
        name=fields.needed(cells, "name", most=160),
        kvk=fields.text(cells, "kvk", most=20),
        sector=fields.text(cells, "sector", most=120) or "",
        answer_days=fields.whole(cells, "answer_days", 1, 90) or 10,
    )
    return Item(employer.employer_id, employer)


def _worksite(cells: Cells) -> Item:
    site = Worksite(
        worksite_id=lists.key(cells, "worksite_id"),
        employer_id=lists.key(cells, "employer_id"),
        name=fields.needed(cells, "name", most=160),
        pc4=fields.pc4(cells, "pc4"),
        lat=fields.number(cells, "lat", -90, 90),
        lon=fields.number(cells, "lon", -180, 180),
        shuttle=bool(lists.yes(cells, "shuttle")),
    )
    return Item(site.worksite_id, site, (("employer_id", "employer", site.employer_id),))


def _organisation(cells: Cells) -> Item:
    organisation = Organisation(
        organisation_id=lists.key(cells, "organisation_id"),
        name=fields.needed(cells, "name", most=160),
        kind=fields.text(cells, "type", most=80) or "",
        sphere=fields.choice(cells, "sphere", Sphere, Sphere.INFORMAL),
        pc4=fields.pc4(cells, "pc4"),
    )
    return Item(organisation.organisation_id, organisation)


def _person(kind: PersonKind, cells: Cells) -> Item:
    person = Person(
        person_id=lists.key(cells, "person_id"),
        kind=kind,
        display_name=fields.needed(cells, "name", most=120),
        role=fields.text(cells, "role", most=120) or "",
        employer_id=fields.text(cells, "employer_id", most=120),
        organisation_ids=lists.many(cells, "organisation_ids"),
        caseload_cap=fields.whole(cells, "caseload_cap", 0, 200),
        weekly_room=fields.whole(cells, "weekly_room", 0, 50),
        active=lists.yes(cells, "active") is not False,
        opted_out=bool(lists.yes(cells, "opted_out")),
    )
    needs = [("organisation_ids", "organisation", one) for one in person.organisation_ids]
    if person.employer_id:
        needs.append(("employer_id", "employer", person.employer_id))
    return Item(person.person_id, person, tuple(needs))


def _store_people(found: Sequence[Person], demo: bool) -> Statement:
    return people.upsert_people_statement([replace(person, demo=demo) for person in found])


KINDS: dict[str, Kind] = {
    "employer": Kind("employers", _employer, employers.upsert_employers_statement, "employer"),
    "worksite": Kind("worksites", _worksite, employers.upsert_worksites_statement),
    "organisation": Kind(
        "organisations", _organisation, people.upsert_organisations_statement, "organisation"
    ),
    "liaison": Kind("people", lambda c: _person(PersonKind.LIAISON, c), _store_people, "person"),
    "contact": Kind("people", lambda c: _person(PersonKind.CONTACT, c), _store_people, "person"),
    "connector": Kind("people", lambda c: _person(PersonKind.CONNECTOR, c), _store_people, "person"),
}
"""Kinds of rows, in the order in which one may refer to another."""


def _kind_of(cells: Cells) -> str:
    return (fields.text(cells, "kind", most=40) or "").lower()


import_people = Importer("people.imported", KINDS, _kind_of)
"""Import employers, worksites, organisations and people; `kind` says which a row is.

Keys are the ids in the file. Raises `InputError` when the file as a whole cannot be read.
"""
