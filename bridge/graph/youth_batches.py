"""Many youths and notes at once, by the keys of the system they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.youth import Note, Youth
from bridge.graph.connection import Statement, read
from bridge.graph.erasure import tombstone_key
from bridge.graph.notes import text_hash
from bridge.graph.youths import SealedIdentity, identity_properties, properties_of


@dataclass(frozen=True, slots=True)
class ImportedYouth:
    """A youth as an import gives it; (`source`, `external_id`) is its key, `neighbourhood` a code or None.

    `since` is the day their liaison began to guide them, today where the file does not say.
    """

    youth: Youth
    identity: SealedIdentity
    source: str
    external_id: str
    neighbourhood: str | None = None
    content_hash: str = ""
    since: date | None = None


def upsert_youths_statement(youths: Sequence[ImportedYouth]) -> Statement:
    """Store youths by source and external id, in the caseload of their liaison; erased ones stay erased.

    Gives a row per stored youth: external_id, youth_id (the one there already, where there is one), created.
    """
    rows = [
        {
            "source": one.source,
            "external_id": one.external_id,
            "tombstone": tombstone_key(one.source, one.external_id),
            "youth_id": one.youth.youth_id,
            "liaison_id": one.youth.liaison_id,
            "neighbourhood": one.neighbourhood,
            "since": one.since,
            "youth": {
                **{k: v for k, v in properties_of(one.youth).items() if k not in ("youth_id", "label")},
                "content_hash": one.content_hash,
            },
            "label": one.youth.label,
            "identity": identity_properties(one.identity, one.youth.demo),
        }
        for one in youths
    ]
    return "youths/upsert_youths", {"rows": rows}


def list_known(source: str, external_ids: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """Per external id of a source that is there: youth id, identity id and content hash ("" when unknown)."""
    rows = read("youths/list_known", source=source, external_ids=list(external_ids))
    return {
        row["external_id"]: (row["youth_id"], row["identity_id"] or "", row["content_hash"] or "")
        for row in rows
    }


def add_notes_statement(notes: Sequence[tuple[str, Note]], demo: bool = False) -> Statement:
    """Store notes as (youth id, note) pairs; words that are there on the same youth are not stored again.

    Gives a row per note that was added: note_id.
    """
    rows = [
        {
            "youth_id": youth_id,
            "text_hash": text_hash(note.text),
            "note": {
                "note_id": note.note_id,
                "text": note.text,
                "at": note.at,
                "by_person_id": note.by_person_id,
                "reading_state": note.reading_state,
                "text_hash": text_hash(note.text),
                "demo": demo or None,
            },
        }
        for youth_id, note in notes
    ]
    return "notes/add_notes", {"rows": rows}
