"""Notes in the graph: a liaison's words on a youth, and the suggestions read in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bridge.domain.vacancy import ReadingState
from bridge.domain.youth import Holding, Note
from bridge.errors import NotFound
from bridge.graph.connection import Row, Statement, read, write
from bridge.graph.holdings import rows_of


@dataclass(frozen=True, slots=True)
class StoredNote:
    """A note with the youth it is about and the version of the reader that read it ("" when unread)."""

    note: Note
    youth_id: str
    model: str


def note_from(row: Row) -> Note:
    """A note from its stored properties."""
    return Note(row["note_id"], row["text"], row["at"], row["by_person_id"], row["reading_state"])


def text_hash(text: str) -> str:
    """What tells whether the same words were written before."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Said:
    """What the writer said while typing of holdings that the reading will make, and by which account."""

    confirmed: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    by: str = ""


def add_statement(youth_id: str, note: Note, demo: bool = False, said: Said | None = None) -> Statement:
    """Store a note; the same words within ten minutes are the same note, and `added` is false then.

    What was `said` waits on the note until its reading makes the holdings.
    """
    said = said or Said()
    properties = {
        "note_id": note.note_id,
        "text": note.text,
        "at": note.at,
        "by_person_id": note.by_person_id,
        "reading_state": note.reading_state,
        "text_hash": text_hash(note.text),
        "demo": demo or None,
        "confirmed_ids": list(said.confirmed) or None,
        "rejected_ids": list(said.rejected) or None,
        "said_by": said.by or None,
    }
    return "notes/add_note", {"youth_id": youth_id, "note": properties}


def get_note(note_id: str) -> StoredNote:
    """One note. Raises `NotFound`."""
    rows = read("notes/get_note", note_id=note_id)
    if not rows:
        raise NotFound("deze notitie bestaat niet")
    return StoredNote(note_from(rows[0]["note"]), rows[0]["youth_id"], rows[0]["note"]["model"] or "")


def set_reading_state(note_id: str, state: ReadingState) -> None:
    """Record how far the reading is."""
    write("notes/set_reading_state", note_id=note_id, state=state.value)


def replace_reading(note_id: str, model: str, holdings: Sequence[tuple[Holding, int, int]]) -> None:
    """Put what was read, with its places, in place of what was read before.

    What people confirmed or rejected stays as it is, and what an upgraded reader finds in the same words
    does not come back beside it. What was said while typing is applied once.
    Raises `NotFound` when the note is gone.
    """
    if not write("notes/replace_reading", note_id=note_id, model=model, rows=rows_of(holdings)):
        raise NotFound("deze notitie bestaat niet")


def list_unread_ids(older_than: str | None = None) -> tuple[str, ...]:
    """Ids of notes that wait to be read, or were read by another model version than `older_than`."""
    return tuple(row["note_id"] for row in read("notes/list_unread_ids", older_than=older_than))
