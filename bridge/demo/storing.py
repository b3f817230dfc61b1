"""Batches of the region into the graph through the imports; large ones in processes beside each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bridge.demo import files
from bridge.domain.account import Actor
from bridge.errors import BridgeError
from bridge.runtime.parallel import in_order
from bridge.services import imports, imports_ties, imports_youths
from bridge.services.importing.upserts import Report

SOURCE = "demo"
CHUNK = 1_000
PROCESSES = min(2, os.cpu_count() or 1)
Rows = list[dict[str, Any]]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one kind, and the ties that can be stored once they are there."""

    actor: Actor
    rows: Rows
    ties: Rows


def chunks(rows: Iterable[dict[str, Any]], size: int = CHUNK) -> Iterator[Rows]:
    """Rows by the thousand."""
    remaining = iter(rows)
    while several := list(islice(remaining, size)):
        yield several


def checked(what: str, report: Report) -> Report:
    """The same report; a rejected row of our own files is a fault of ours."""
    if report.rejected:
        first = report.rejected[0]
        raise BridgeError(f"{what}, regel {first.line}, {first.field}: {first.reason}")
    return report


def store_rows(actor: Actor, what: str, importer: Callable[..., Report], rows: Rows) -> Report:
    """Import rows as a file of JSON lines, marked as invented."""
    data = files.as_lines(rows)
    return checked(what, importer(actor, data, f"{what}.jsonl", source=SOURCE, demo=True))


def store_youths(batch: Batch) -> Report:
    """A batch of youths with their notes, then whom they know."""
    report = imports_youths.import_youths(
        batch.actor, files.as_lines(batch.rows), "youths.jsonl", source=SOURCE, demo=True,
        accept_personal_data=True, queue=False,
    )  # fmt: skip
    if batch.ties:
        store_rows(batch.actor, "ties of youths", imports_ties.import_ties, batch.ties)
    return checked("youths", report)


def store_vacancies(batch: Batch) -> Report:
    """A batch of vacancies."""
    data = files.as_lines(batch.rows)
    report = imports.import_vacancies(
        batch.actor, data, "vacancies.jsonl", source=SOURCE, demo=True, queue=False
    )
    return checked("vacancies", report)


def store_all(what: str, store: Callable[[Batch], Report], batches: Iterable[Batch], say: Say) -> None:
    """Store every batch, and say how far it is after each."""
    whole = Report()
    for report in in_order(store, batches, PROCESSES):
        whole.add(report)
        say(told(what, whole))


def told(what: str, report: Report) -> str:
    """What an import did, in a line."""
    return f"{what}: {report.created} new, {report.updated} changed, {report.unchanged} as they were"
