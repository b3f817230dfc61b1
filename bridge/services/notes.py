"""Notes on youths: checked on personal data before anything is stored, then read for suggestions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bridge.domain.account import Actor
from bridge.domain.ids import new_id
from bridge.domain.reading import PersonalData
from bridge.domain.youth import Note
from bridge.errors import Fault, InputError, NotFound, Unavailable
from bridge.graph import notes as store
from bridge.graph.connection import Row, Runner, Step, write_all
from bridge.graph.notes import Said, note_from
from bridge.graph.steps import needed
from bridge.nlp.personal_data import find_personal_data
from bridge.runtime import task_names
from bridge.runtime.queue import enqueue
from bridge.services import audit
from bridge.services.caseload import NO_YOUTH, guided
from bridge.services.mentions import holding_id_of

MAX_NOTE = 10_000
REMOVED = "[…]"
REF = re.compile(r"[0-9a-f]{16}(?:-\d{1,3})?")
MOST_DECIDED = 300
KIND_WORDS: dict[str, str] = {
    "name": "een naam",
    "phone": "een telefoonnummer",
    "email": "een mailadres",
    "address": "een adres",
    "bsn": "een burgerservicenummer",
    "birth_date": "een geboortedatum",
    "health": "gezondheid",
    "origin": "afkomst",
    "religion": "geloof",
    "conviction": "politie of justitie",
}


class PersonalDataFound(InputError):
    """A note holds what must not be stored; `places` say where, `without` is the note with them taken out."""

    code = "personal_data"

    def __init__(self, text: str, places: Sequence[PersonalData]) -> None:
        self.places = tuple(places)
        self.without = without_places(text, places)
        kinds = sorted({KIND_WORDS.get(place.kind, place.kind) for place in places})
        super().__init__(
            "laat persoonsgegevens weg",
            faults=[Fault("note_text", f"laat dit weg: {', '.join(kinds)}")],
        )


def without_places(text: str, places: Sequence[PersonalData]) -> str:
    """The text with each place replaced by a mark that something was left out."""
    parts, at = [], 0
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= at:
            parts += [text[at : place.start], REMOVED]
        at = max(at, place.end)
    return "".join([*parts, text[at:]])


def without_personal_data(text: str) -> str:
    """The text with all personal data that is found taken out; what stays may be stored."""
    return _cleaned(text)[0]


def _cleaned(text: str) -> tuple[str, Sequence[PersonalData]]:
    """The text with personal data taken out, and what is found even then: seldom anything."""
    places = find_personal_data(text)
    for _ in range(3):
        if not places:
            break
        text = without_places(text, places)
        places = find_personal_data(text)
    return text, places


def checked_note(actor: Actor, text: str, accept_removal: bool = False) -> Note:
    """A note that may be stored. `accept_removal`: the writer agreed that personal data are taken out.

    Raises `PersonalDataFound` with the places otherwise, `InputError` for an empty or overlong text.
    """
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        raise InputError.at("note_text", "schrijf eerst iets op")
    if len(text) > MAX_NOTE:
        raise InputError.at("note_text", f"de notitie telt {len(text)} tekens, hoogstens {MAX_NOTE} mag")
    text, places = _cleaned(text) if accept_removal else (text, find_personal_data(text))
    if places:
        raise PersonalDataFound(text, places)
    return Note(new_id(), text, datetime.now(UTC), actor.person_id or "")


@dataclass(frozen=True, slots=True)
class Decided:
    """What the writer confirmed and rejected while typing, by the names that the live reading gave."""

    confirmed: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


def said_in(actor: Actor, note_id: str, decided: Decided) -> Said:
    """The decisions under the ids that the mentions will get in this note; what is no name is left out."""

    def ids(refs: tuple[str, ...]) -> tuple[str, ...]:
        real = [ref for ref in dict.fromkeys(refs) if REF.fullmatch(ref)]
        return tuple(holding_id_of(note_id, ref) for ref in real[:MOST_DECIDED])

    return Said(ids(decided.confirmed), ids(decided.rejected), actor.account_id)


def store_steps(
    actor: Actor, youth_id: str, note: Note, demo: bool, decided: Decided | None = None
) -> list[Step]:
    """Steps that store a note with its events; the same words sent twice are stored once."""
    said = said_in(actor, note.note_id, decided) if decided else Said()
    add = needed(store.add_statement(youth_id, note, demo, said), NotFound(NO_YOUTH))

    def step(run: Runner) -> list[Row]:
        rows = add(run)
        if rows[0]["added"]:
            audit.event(actor, "note.added", "youth", youth_id, note.note_id)(run)
            for what, ids in (("holding.confirmed", said.confirmed), ("holding.rejected", said.rejected)):
                for holding_id in ids:
                    audit.event(actor, what, "youth", youth_id, holding_id)(run)
        return rows

    return [step]


def ask_for_reading(note_id: str) -> None:
    """Put the reading on the queue; while the queue is down the note waits and is picked up later."""
    try:
        enqueue(task_names.READ_NOTE, note_id=note_id)
    except Unavailable:
        return


def add_note(
    actor: Actor,
    youth_id: str,
    text: str,
    accept_personal_data: bool = False,
    *,
    at: datetime | None = None,
    decided: Decided | None = None,
) -> Note:
    """Store a note on a youth of the actor's caseload and ask for its reading.

    `accept_personal_data` means that the writer accepts their removal; they are never stored. `at` lets an
    import keep the day a note was written; `decided` is what the writer said of mentions while typing.
    Raises `PersonalDataFound` with the places, `NotFound` for another liaison's youth. The same words
    within ten minutes give the note that is there.
    """
    access = guided(actor, youth_id)
    note = checked_note(actor, text, accept_personal_data)
    note = replace(note, at=at) if at else note
    stored = write_all(*store_steps(actor, youth_id, note, access.demo, decided))[0][0]
    if stored["added"]:
        ask_for_reading(note.note_id)
    return note_from(stored["note"])
