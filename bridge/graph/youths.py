"""Youths in the graph: pseudonymous profiles, their sealed identity apart, and who guides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bridge.domain.consent import Consent
from bridge.domain.youth import Note, Youth, YouthStatus
from bridge.errors import NotFound
from bridge.graph.connection import Row, Statement, read
from bridge.graph.consents import consent_from
from bridge.graph.holdings import holding_from
from bridge.graph.notes import note_from


@dataclass(frozen=True, slots=True)
class SealedIdentity:
    """The ciphertext of an identity, the record it was sealed for and the id of its key."""

    identity_id: str
    ciphertext: str
    key_id: str


@dataclass(frozen=True, slots=True)
class GuidedRow:
    """One youth of a caseload with the counts a list shows."""

    youth: Youth
    identity: SealedIdentity | None
    neighbourhood: str | None
    since: date | None
    to_confirm: int
    proposals: int
    introductions: int
    last_note: datetime | None
    reading: int


@dataclass(frozen=True, slots=True)
class StoredYouth:
    """A youth with everything known of them. `authors` gives the writer's name per note id."""

    youth: Youth
    identity: SealedIdentity | None
    liaison: str | None
    since: date | None
    neighbourhood: str | None
    notes: tuple[Note, ...]
    authors: Mapping[str, str]
    consents: tuple[Consent, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may be asked about a youth: the liaison that guides them now, if any."""

    youth_id: str
    liaison_id: str | None
    demo: bool


def youth_from(node: Row, liaison_id: str | None, holdings: Sequence[Row] = ()) -> Youth:
    """A youth from its stored properties, with what is known of them where given."""
    return Youth(
        youth_id=node["youth_id"],
        label=node["label"],
        birth_date=node["birth_date"],
        pc4=node["pc4"],
        status=YouthStatus(node["status"]),
        liaison_id=liaison_id,
        available_from=node.get("available_from"),
        hours_min=node.get("hours_min"),
        hours_max=node.get("hours_max"),
        max_travel_minutes=node.get("max_travel_minutes"),
        modes=tuple(node.get("modes") or ()),
        avoids_night=node.get("avoids_night"),
        demo=bool(node.get("demo")),
        holdings=tuple(holding_from(row) for row in holdings),
    )


def _identity(node: Row | None) -> SealedIdentity | None:
    return SealedIdentity(node["identity_id"], node["ciphertext"], node["key_id"]) if node else None


def properties_of(youth: Youth) -> dict[str, Any]:
    """The node's properties; those that are None are removed from the node."""
    return {
        "youth_id": youth.youth_id,
        "label": youth.label,
        "birth_date": youth.birth_date,
        "pc4": youth.pc4,
        "status": youth.status.value,
        "available_from": youth.available_from,
        "hours_min": youth.hours_min,
        "hours_max": youth.hours_max,
        "max_travel_minutes": youth.max_travel_minutes,
        "modes": list(youth.modes),
        "avoids_night": youth.avoids_night,
        "demo": youth.demo or None,
    }


def identity_properties(identity: SealedIdentity, demo: bool) -> dict[str, Any]:
    """The properties of an Identity node."""
    return {
        "identity_id": identity.identity_id,
        "ciphertext": identity.ciphertext,
        "key_id": identity.key_id,
        "demo": demo or None,
    }


def add_statement(youth: Youth, identity: SealedIdentity) -> Statement:
    """Store a new youth in the caseload of `youth.liaison_id`; no row when that liaison does not exist."""
    return (
        "youths/add_youth",
        {
            "liaison_id": youth.liaison_id,
            "youth": properties_of(youth),
            "identity": identity_properties(identity, youth.demo),
        },
    )


def set_statement(youth: Youth, identity: SealedIdentity) -> Statement:
    """Change what is known of a youth apart from what was read; the neighbourhood follows the postcode."""
    return (
        "youths/set_youth",
        {
            "youth_id": youth.youth_id,
            "youth": properties_of(youth),
            "identity": identity_properties(identity, youth.demo),
        },
    )


def status_statement(youth_id: str, status: YouthStatus) -> Statement:
    """Let a youth take part in matching or not."""
    return "youths/set_status", {"youth_id": youth_id, "status": status.value}


def list_caseload(person_id: str) -> tuple[GuidedRow, ...]:
    """The youths a liaison guides now, in one statement."""
    return tuple(
        GuidedRow(
            youth=youth_from(row["youth"], person_id),
            identity=_identity(row["identity"]),
            neighbourhood=row["neighbourhood"],
            since=row["since"],
            to_confirm=row["to_confirm"],
            proposals=row["proposals"],
            introductions=row["introductions"],
            last_note=row["last_note"],
            reading=row["reading"],
        )
        for row in read("youths/list_caseload", person_id=person_id)
    )


def get_access(youth_id: str) -> Access:
    """Whose youth it is. Raises `NotFound`, also for one who was erased."""
    rows = read("youths/get_access", youth_id=youth_id)
    if not rows:
        raise NotFound("deze jongere bestaat niet")
    return Access(youth_id, rows[0]["liaison_id"], bool(rows[0]["demo"]))


def get_youth(youth_id: str) -> StoredYouth:
    """A youth with all that is known, in one statement. Raises `NotFound`, also for one who was erased."""
    rows = read("youths/get_youth", youth_id=youth_id)
    if not rows:
        raise NotFound("deze jongere bestaat niet")
    row = rows[0]
    return StoredYouth(
        youth=youth_from(row["youth"], row["liaison_id"], row["holdings"]),
        identity=_identity(row["identity"]),
        liaison=row["liaison"],
        since=row["since"],
        neighbourhood=row["neighbourhood"],
        notes=tuple(note_from(note) for note in row["notes"]),
        authors={note["note_id"]: note["by"] or "" for note in row["notes"]},
        consents=tuple(consent_from(consent, youth_id) for consent in row["consents"]),
    )
