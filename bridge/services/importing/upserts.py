"""Rows of a file into the graph, of whatever kind: created, updated, unchanged, or rejected with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from bridge.domain.account import Actor, Role
from bridge.errors import Fault, Forbidden, InputError
from bridge.graph import bulk
from bridge.graph.connection import Statement, Step, write_all
from bridge.services import audit
from bridge.services.importing import lists, mapping
from bridge.services.importing.tabular import RawRow

BATCH = 1_000
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken: where, which field, why, and the row itself so that it can be mended."""

    line: int
    field: str
    reason: str
    raw: Mapping[str, Any]


@dataclass(slots=True)
class Report:
    """What an import did; `dry_run` ones did nothing."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    dry_run: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, without the raw rows."""
        rows = [{"line": r.line, "field": r.field, "reason": r.reason} for r in self.rejected]
        return {
            "created": self.created, "updated": self.updated, "unchanged": self.unchanged,
            "rejected": rows, "dry_run": self.dry_run,
        }  # fmt: skip

    def add(self, other: Report) -> None:
        """Count another part of the same import in."""
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.rejected += other.rejected


@dataclass(frozen=True, slots=True)
class Item:
    """One row understood: `value` is what is stored; `needs` says what must exist: (field, thing, id)."""

    key: str
    value: Any
    needs: tuple[tuple[str, str, str], ...] = ()

    @property
    def content_hash(self) -> str:
        """What tells whether a row changed."""
        return hashlib.sha256(repr(self.value).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row. `known` names the look-up of its keys; `statement` stores values, invented or not.

    `thing` is what other rows call it when they refer to it.
    """

    known: str
    parse: Callable[[Mapping[str, Any]], Item]
    statement: Callable[[Sequence[Any], bool], Statement]
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What an import needs to know beside its rows. `kind_of` picks a row's kind by its cells."""

    what: str
    source: str
    kinds: Mapping[str, Kind]
    kind_of: Callable[[Mapping[str, Any]], str]
    mapped: mapping.Map | None = None
    dry_run: bool = False
    demo: bool = False


@dataclass(frozen=True, slots=True)
class _Parsed:
    row: RawRow
    kind: str
    item: Item


def administrators_only(actor: Actor) -> None:
    """Raise `Forbidden` for everybody else."""
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen een beheerder importeert dit")


def import_rows(actor: Actor, rows: Iterator[RawRow], job: Job, progress: Progress | None = None) -> Report:
    """Import rows, a batch per transaction; the same rows twice change nothing.

    Rows that cannot be used are rejected one by one and the others go in. Raises `InputError` when the file
    as a whole cannot be read; nothing is written then.
    """
    report = Report(dry_run=job.dry_run)
    seen: dict[tuple[str, str], int] = {}
    remaining = iter(list(rows))
    done = 0
    while batch := list(islice(remaining, BATCH)):
        parsed = _parsed(batch, job, seen, report)
        parsed = _complete(parsed, job, report)
        _write(actor, parsed, job, report)
        done += len(batch)
        if progress:
            progress(done)
    if not done:
        raise InputError("het bestand bevat geen regels")
    report.rejected.sort(key=lambda row: row.line)
    return report


def _reject(report: Report, row: RawRow, fault: Fault) -> None:
    report.rejected.append(RejectedRow(row.line, fault.field, fault.reason, row.cells))


def _parsed(
    batch: Sequence[RawRow], job: Job, seen: dict[tuple[str, str], int], report: Report
) -> list[_Parsed]:
    """The rows understood. `seen` is where each key of this file stood first, in earlier batches too."""
    found: list[_Parsed] = []
    for row in batch:
        try:
            cells = mapping.apply(job.mapped, row.cells)
            kind = job.kind_of(cells)
            if kind not in job.kinds:
                raise InputError.at("kind", f"'{kind[:40]}' ken ik niet; kies {', '.join(job.kinds)}")
            item = job.kinds[kind].parse(cells)
            place = (kind, item.key)
            if place in seen:
                raise InputError.at("regel", f"staat ook op regel {seen[place]}")
        except InputError as fault:
            _reject(report, row, fault.faults[0] if fault.faults else Fault("regel", fault.message))
            continue
        seen[place] = row.line
        found.append(_Parsed(row, kind, item))
    return found


def _complete(parsed: list[_Parsed], job: Job, report: Report) -> list[_Parsed]:
    """The rows whose references exist, in the graph or earlier in the same batch."""
    wanted: dict[str, set[str]] = {}
    for one in parsed:
        for _field, thing, key in one.item.needs:
            wanted.setdefault(thing, set()).add(key)
    existing = bulk.list_existing(wanted)
    kept: list[_Parsed] = []
    for kind, how in job.kinds.items():
        for one in (p for p in parsed if p.kind == kind):
            missing = next((n for n in one.item.needs if n[2] not in existing[n[1]]), None)
            if missing:
                _reject(report, one.row, Fault(missing[0], f"'{missing[2][:60]}' bestaat niet"))
                continue
            if how.thing:
                existing[how.thing].add(one.item.key)
            kept.append(one)
    return kept


def _write(actor: Actor, parsed: list[_Parsed], job: Job, report: Report) -> None:
    steps: list[Step] = []
    changed = 0
    for kind, how in job.kinds.items():
        items = [p.item for p in parsed if p.kind == kind]
        known = bulk.list_known(how.known, [item.key for item in items]) if items else {}
        new = [item for item in items if known.get(item.key) != item.content_hash]
        report.unchanged += len(items) - len(new)
        report.created += sum(item.key not in known for item in new)
        report.updated += sum(item.key in known for item in new)
        if new:
            statement = how.statement([item.value for item in new], job.demo)
            steps.append(bulk.hashed(statement, [item.content_hash for item in new]))
            changed += len(new)
    if steps and not job.dry_run:
        write_all(*steps, audit.event(actor, job.what, "source", job.source, str(changed)))


@dataclass(frozen=True, slots=True)
class Importer:
    """One sort of file, as a function: what it is called in the audit log, and its kinds of rows."""

    what: str
    kinds: Mapping[str, Kind]
    kind_of: Callable[[Mapping[str, Any]], str]

    def __call__(
        self,
        actor: Actor,
        data: bytes,
        filename: str,
        *,
        mapped: mapping.Map | None = None,
        source: str = "import",
        dry_run: bool = False,
        demo: bool = False,
        progress: Progress | None = None,
    ) -> Report:
        """Import a file. Raises `InputError` when it cannot be read, `Forbidden` for who may not."""
        administrators_only(actor)
        job = Job(self.what, source, self.kinds, self.kind_of, mapped, dry_run, demo)
        return import_rows(actor, lists.rows_of(data, filename), job, progress)
