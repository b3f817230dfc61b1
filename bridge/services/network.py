"""A liaison's own network: who they know, who these know, and keeping ties warm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bridge.domain.account import Actor, Role
from bridge.domain.ids import new_id
from bridge.domain.network import Person, PersonKind, Tie
from bridge.domain.reading import Sphere
from bridge.errors import Fault, Forbidden, InputError, NotFound
from bridge.graph import people as store
from bridge.graph.connection import Step, write_all
from bridge.graph.people import PersonRow
from bridge.graph.steps import needed
from bridge.network.reliability import COLD_DAYS
from bridge.services import audit
from bridge.services.caseload import guided

EARLIEST_YEAR = 1950


@dataclass(frozen=True, slots=True)
class EgoPerson:
    """Somebody in the picture. `distance` 0 is the liaison, 1 known directly, 2 through one other.

    `last_contact` and `cold` are about the liaison's own tie; None and False further away.
    """

    person: Person
    employer: str | None
    organisations: tuple[str, ...]
    distance: int
    last_contact: date | None
    cold: bool


@dataclass(frozen=True, slots=True)
class EgoNetwork:
    """The people around a liaison and the ties among them."""

    me: str
    people: tuple[EgoPerson, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who is not in the network yet: a contact works at an employer, a connector does not."""

    name: str
    kind: PersonKind
    role: str = ""
    employer_id: str | None = None
    organisation_id: str | None = None


def _own_id(actor: Actor) -> str:
    if actor.role is not Role.LIAISON or actor.person_id is None:
        raise Forbidden("alleen een bruggenbouwer heeft hier een eigen netwerk")
    return actor.person_id


def _today() -> date:
    return datetime.now(UTC).date()


def ego(actor: Actor) -> EgoNetwork:
    """Who the liaison knows, directly and through one other, in one statement; cold ties marked."""
    me = _own_id(actor)
    rows, ties = store.get_ego(me)
    own = {(t.to_id if t.from_id == me else t.from_id): t for t in ties if me in (t.from_id, t.to_id)}
    before = _today() - timedelta(days=COLD_DAYS)
    people = []
    for ego_row in rows:
        person = ego_row.row.person
        tie = own.get(person.person_id)
        last = tie.last_contact if tie else None
        people.append(
            EgoPerson(
                person,
                ego_row.row.employer,
                ego_row.row.organisations,
                ego_row.distance,
                last,
                cold=last is not None and last < before,
            )
        )
    order = sorted(people, key=lambda p: (p.distance, not p.cold, p.person.display_name.lower()))
    return EgoNetwork(me, tuple(order), ties)


def list_people(
    actor: Actor, words: str = "", page: int = 1, size: int = 50
) -> tuple[int, tuple[PersonRow, ...]]:
    """Adults who take part, by name, role or employer: how many there are, and one page of them."""
    if actor.role not in (Role.LIAISON, Role.NETWORK_MANAGER, Role.ADMINISTRATOR):
        raise Forbidden("deze rol ziet het netwerk niet")
    return store.list_people(" ".join(words.split())[:80], (max(1, page) - 1) * size, size)


def _tie_faults(strength: int, sphere: str, since: int | None, how: str) -> list[Fault]:
    this_year = _today().year
    rules = (
        (not 1 <= strength <= 5, "strength", "kies 1 tot 5"),
        (sphere not in list(Sphere), "sphere", "kies formeel of informeel"),
        (
            since is not None and not EARLIEST_YEAR <= since <= this_year,
            "since",
            f"vul een jaar tot {this_year} in",
        ),
        (len(how) > 200, "how", "hoogstens 200 tekens"),
    )
    return [Fault(field, reason) for wrong, field, reason in rules if wrong]


def _person_faults(new: NewPerson) -> list[Fault]:
    rules = (
        (not new.name.strip() or len(new.name) > 80, "name", "vul een naam in van hoogstens 80 tekens"),
        (
            new.kind not in (PersonKind.CONTACT, PersonKind.CONNECTOR),
            "kind",
            "kies contactpersoon of sleutelfiguur",
        ),
        (
            new.kind is PersonKind.CONTACT and not (new.employer_id or new.organisation_id),
            "employer_id",
            "waar werkt deze contactpersoon?",
        ),
        (len(new.role) > 120, "role", "hoogstens 120 tekens"),
    )
    return [Fault(field, reason) for wrong, field, reason in rules if wrong]


def add_tie(
    actor: Actor,
    *,
    to_id: str | None = None,
    new_person: NewPerson | None = None,
    strength: int = 3,
    sphere: Sphere | str = Sphere.INFORMAL,
    since: int | None = None,
    how: str = "",
    vouched_by: str | None = None,
    youth_id: str | None = None,
    demo: bool = False,
) -> Tie:
    """Add or change a tie of the liaison, or of a youth they guide, with a known or a new person.

    Raises `InputError` with the faults at their fields, `NotFound` for another's youth or an unknown person.
    """
    me = _own_id(actor)
    faults = _tie_faults(strength, sphere, since, how) + (_person_faults(new_person) if new_person else [])
    if (to_id is None) == (new_person is None):
        faults.append(Fault("to_id", "kies iemand uit de lijst of vul een nieuwe naam in"))
    if to_id == me:
        faults.append(Fault("to_id", "dit ben je zelf"))
    if faults:
        raise InputError("de relatie is niet opgeslagen", faults=faults)
    from_id = guided(actor, youth_id).youth_id if youth_id else me
    steps: list[Step] = []
    if new_person:
        to_id = new_id()
        steps.append(store.upsert_people_statement([_person(to_id, new_person, demo)]))
    tie = Tie(from_id, to_id or "", strength, Sphere(sphere), since, _today(), vouched_by, how.strip())
    write_all(
        *steps,
        needed(store.upsert_ties_statement([tie], demo), NotFound("deze persoon bestaat niet")),
        audit.event(actor, "tie.added", "person", tie.to_id, from_id),
    )
    return tie


def _person(person_id: str, new: NewPerson, demo: bool) -> Person:
    person = Person(person_id, new.kind, new.name.strip(), new.role.strip(), new.employer_id, demo=demo)
    return replace(person, organisation_ids=(new.organisation_id,)) if new.organisation_id else person


def log_contact(actor: Actor, person_id: str, day: date | None = None) -> date:
    """Note that the liaison spoke somebody they know; gives the last day now known.

    Raises `InputError` for a day to come and `NotFound` where there is no tie.
    """
    me = _own_id(actor)
    day = day or _today()
    if day > _today() + timedelta(days=1):
        raise InputError.at("day", "deze dag is nog niet geweest")
    rows = write_all(
        needed(store.contact_statement(me, person_id, day), NotFound("je kent deze persoon nog niet")),
        audit.event(actor, "tie.contact", "person", person_id, day.isoformat()),
    )[0]
    last: date = rows[0]["last_contact"]
    return last
