"""Youths from a file into the caseloads of their liaisons, each with an identity and a first note."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from itertools import islice
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bridge.domain.account import Actor
from bridge.domain.youth import Identity, Note, Youth, YouthStatus
from bridge.errors import Fault, InputError
from bridge.graph import bulk, places, youth_batches
from bridge.graph.connection import Step, write_all
from bridge.graph.youth_batches import ImportedYouth
from bridge.services import audit, identities, notes
from bridge.services.importing import fields, lists, mapping, upserts
from bridge.services.importing.mapping import Map
from bridge.services.importing.tabular import RawRow
from bridge.services.importing.upserts import BATCH, Progress, RejectedRow, Report
from bridge.services.youth_form import YouthForm, check_youth

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A row understood: everything but what the graph must say."""

    row: RawRow
    external_id: str
    identity: Identity
    youth: Youth
    since: date | None
    note: Note | None

    @property
    def content_hash(self) -> str:
        """What tells whether a row changed; of the note the words as they stood in the file."""
        content = repr((self.identity, self.youth, self.since, self.row.cells.get("note")))
        return hashlib.sha256(content.encode()).hexdigest()


def youth_id_of(source: str, external_id: str) -> str:
    """The id of a youth from a file: the same row always gives the same youth."""
    return str(uuid5(NAMESPACE_URL, f"youths/{source}/{external_id}"))


def _form(cells: Cells) -> YouthForm:
    low, high = fields.hours(cells)
    birth_date = fields.day(cells, "birth_date")
    if birth_date is None:
        raise InputError.at("birth_date", "is leeg")
    return YouthForm(
        identity=Identity(
            fields.needed(cells, "first_name", most=80),
            fields.text(cells, "last_name", most=80) or "",
            fields.text(cells, "email", most=254),
            fields.text(cells, "phone", most=30),
        ),
        birth_date=birth_date,
        pc4=fields.needed(cells, "pc4", most=10)[:4],
        available_from=fields.day(cells, "available_from"),
        hours_min=low,
        hours_max=high,
        max_travel_minutes=fields.whole(cells, "max_travel_minutes", 5, 180),
        modes=tuple(mode for part in lists.many(cells, "modes") for mode in part.split()),
        avoids_night=lists.yes(cells, "avoids_night"),
    )


def _note(actor: Actor, cells: Cells, youth_id: str, person_id: str, accept_removal: bool) -> Note | None:
    text = fields.text(cells, "note", most=notes.MAX_NOTE)
    if text is None:
        return None
    try:
        checked = notes.checked_note(actor, text, accept_removal)
    except InputError as fault:
        raise InputError(faults=[Fault("note", each.reason) for each in fault.faults]) from fault
    written = fields.day(cells, "note_at")
    at = datetime.combine(written, time(9), UTC) if written else checked.at
    note_id = str(uuid5(NAMESPACE_URL, f"{youth_id}/{checked.text}"))
    return replace(checked, note_id=note_id, at=at, by_person_id=person_id)


def _parse(
    actor: Actor,
    mapped: Map | None,
    source: str,
    demo: bool,
    accept_removal: bool,
    today: date,
    row: RawRow,
) -> _Parsed:
    cells = mapping.apply(mapped, row.cells)
    external_id = lists.key(cells, "external_id")
    form = _form(cells)
    check_youth(form, today)
    youth_id = youth_id_of(source, external_id)
    liaison_id = lists.key(cells, "liaison_id")
    status = fields.choice(cells, "status", YouthStatus, YouthStatus.AVAILABLE)
    base = Youth(
        youth_id, identities.label_of(youth_id), form.birth_date, form.pc4, status, liaison_id, demo=demo
    )
    note = _note(actor, cells, youth_id, liaison_id, accept_removal)
    return _Parsed(row, external_id, form.identity, form.applied(base), fields.day(cells, "since"), note)


def import_youths(
    actor: Actor,
    data: bytes,
    filename: str,
    *,
    mapped: Map | None = None,
    source: str = "import",
    dry_run: bool = False,
    demo: bool = False,
    progress: Progress | None = None,
    accept_personal_data: bool = False,
    queue: bool = True,
) -> Report:
    """Import youths: unique on source and external id, so that the same file twice changes nothing.

    A note that holds personal data is rejected with the kinds found, unless `accept_personal_data` lets them
    be taken out. `queue` asks for the reading of new notes. Raises `InputError` when the file as a whole
    cannot be read.
    """
    upserts.administrators_only(actor)
    report = Report(dry_run=dry_run)
    today = datetime.now(UTC).date()
    codes = places.list_neighbourhood_of_pc4()
    rows: Iterator[RawRow] = iter(list(lists.rows_of(data, filename)))
    seen: dict[str, int] = {}
    done = 0
    while chunk := list(islice(rows, BATCH)):
        reading = partial(_parse, actor, mapped, source, demo, accept_personal_data, today)
        parsed = _accepted(chunk, reading, seen, report)
        added = _write(actor, _with_liaison(parsed, report), codes, source, demo, report)
        done += len(chunk)
        if queue:
            for note_id in added:
                notes.ask_for_reading(note_id)
        if progress:
            progress(done)
    if not done:
        raise InputError("het bestand bevat geen regels")
    report.rejected.sort(key=lambda row: row.line)
    return report


def _accepted(
    chunk: Sequence[RawRow], reading: Callable[[RawRow], _Parsed], seen: dict[str, int], report: Report
) -> list[_Parsed]:
    """The rows that can be used; the others are rejected with their line, field and reason."""
    parsed: list[_Parsed] = []
    for row in chunk:
        try:
            found = reading(row)
            if found.external_id in seen:
                raise InputError.at("external_id", f"staat ook op regel {seen[found.external_id]}")
        except InputError as fault:
            first = fault.faults[0] if fault.faults else Fault("regel", fault.message)
            report.rejected.append(RejectedRow(row.line, first.field, first.reason, row.cells))
            continue
        seen[found.external_id] = row.line
        parsed.append(found)
    return parsed


def _with_liaison(parsed: Sequence[_Parsed], report: Report) -> list[_Parsed]:
    wanted = {p.youth.liaison_id or "" for p in parsed}
    existing = bulk.list_existing({"person": wanted})["person"]
    kept = []
    for one in parsed:
        if one.youth.liaison_id in existing:
            kept.append(one)
        else:
            reason = f"'{one.youth.liaison_id}' bestaat niet"
            report.rejected.append(RejectedRow(one.row.line, "liaison_id", reason, one.row.cells))
    return kept


def _write(
    actor: Actor,
    parsed: Sequence[_Parsed],
    codes: Mapping[str, str],
    source: str,
    demo: bool,
    report: Report,
) -> list[str]:
    """Store what changed, in one transaction; ids of the notes that were added."""
    known = youth_batches.list_known(source, [p.external_id for p in parsed])
    changed = [p for p in parsed if known.get(p.external_id, ("", "", ""))[2] != p.content_hash]
    report.unchanged += len(parsed) - len(changed)
    report.created += sum(p.external_id not in known for p in changed)
    report.updated += sum(p.external_id in known for p in changed)
    if report.dry_run or not parsed:
        return []
    rows = [
        ImportedYouth(
            replace(p.youth, youth_id=known.get(p.external_id, (p.youth.youth_id, "", ""))[0]),
            identities.sealed_identity(p.identity, known.get(p.external_id, ("", "", ""))[1] or None),
            source,
            p.external_id,
            codes.get(p.youth.pc4),
            p.content_hash,
            p.since,
        )
        for p in changed
    ]
    ids = {p.external_id: known.get(p.external_id, (p.youth.youth_id, "", ""))[0] for p in changed}
    written = [(ids[p.external_id], p.note) for p in changed if p.note]
    steps: list[Step] = []
    if rows:
        steps.append(youth_batches.upsert_youths_statement(rows))
        steps.append(audit.event(actor, "youths.imported", "source", source, str(len(rows))))
    if written:
        steps.append(youth_batches.add_notes_statement(written, demo))
    answers = write_all(*steps) if steps else []
    return [row["note_id"] for row in answers[-1]] if written else []
