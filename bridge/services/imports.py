"""Vacancies from files: every row created, updated, unchanged or rejected with its line, field and reason."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any

from bridge.domain.account import Actor, Role
from bridge.domain.ids import new_id
from bridge.domain.vacancy import ContractKind, Shift, Vacancy, VacancyStatus
from bridge.errors import Fault, Forbidden, InputError
from bridge.graph import employers, vacancies
from bridge.graph.connection import Step, write_all
from bridge.services import audit, intake, vacancy_form
from bridge.services.importing import fields, mapping
from bridge.services.importing.postings import raw_rows
from bridge.services.importing.tabular import RawRow
from bridge.services.importing.upserts import Progress, RejectedRow, Report

BATCH = 500


@dataclass(slots=True)
class ImportReport(Report):
    """What an import of vacancies did, and the ids of those that were written."""

    vacancy_ids: list[str] = field(default_factory=list)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "onbekend"


def _external_id(cells: Mapping[str, Any]) -> str:
    given = fields.text(cells, "external_id", most=200)
    if given:
        return given
    content = f"{cells.get('title')}\n{cells.get('text')}"
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _place(actor: Actor, cells: Mapping[str, Any], source: str) -> dict[str, Any]:
    """Employer and worksite of a row: existing ids, or names from which they are made."""
    name = fields.text(cells, "employer_name", most=160)
    employer_id = fields.text(cells, "employer_id", most=80) or (
        f"{_slug(source)}-{_slug(name)}" if name else None
    )
    if actor.role is Role.EMPLOYER:
        employer_id, name = actor.employer_id, None
    if not employer_id:
        raise InputError.at("employer_name", "noem de werkgever (of geef een standaard in het kaartbestand)")
    city = fields.text(cells, "city", most=120) or fields.text(cells, "worksite_name", most=120)
    worksite_id = fields.text(cells, "worksite_id", most=80) or f"{employer_id}-{_slug(city or 'plaats')}"
    return {
        "employer_id": employer_id,
        "employer_name": name,
        "worksite_id": worksite_id,
        "worksite_name": city or "plaats onbekend",
        "pc4": fields.pc4(cells, "pc4"),
        "lat": fields.number(cells, "lat", -90, 90),
        "lon": fields.number(cells, "lon", -180, 180),
        "shuttle": bool(fields.text(cells, "shuttle", most=5)),
    }


def _vacancy(cells: Mapping[str, Any], place: Mapping[str, Any], source: str, demo: bool) -> Vacancy:
    title = fields.needed(cells, "title", most=vacancy_form.MAX_TITLE)
    text = fields.needed(cells, "text", most=vacancy_form.MAX_TEXT)
    low, high = fields.hours(cells)
    posted = fields.day(cells, "posted_at")
    return Vacancy(
        vacancy_id=new_id(),
        source=source,
        external_id=_external_id(cells),
        employer_id=place["employer_id"],
        worksite_id=place["worksite_id"],
        title=title,
        text=text,
        text_hash=vacancy_form.text_hash(title, text),
        status=fields.choice(cells, "status", VacancyStatus, VacancyStatus.OPEN),
        posted_at=datetime.combine(posted or datetime.now(UTC).date(), time(12), UTC),
        closes_at=fields.day(cells, "closes_at"),
        starts_on=fields.day(cells, "starts_on"),
        openings=int(fields.number(cells, "openings", 1, 500) or 1),
        contract_kind=fields.choice(cells, "contract_kind", ContractKind, ContractKind.REGULAR),
        hours_min=low,
        hours_max=high,
        shifts=fields.shifts(cells, "shifts"),
        minimum_age=fields.whole(cells, "minimum_age", 14, 67),
        salary_min=fields.number(cells, "salary_min", 0, 500),
        salary_max=fields.number(cells, "salary_max", 0, 500),
        hazards=fields.hazards(cells, "hazards"),
        demo=demo,
    )


def _content_hash(vacancy: Vacancy, posted: Any) -> str:
    """Hash of everything that came from the file: what tells whether a row changed.

    `posted` is the date as the file has it: one that was filled in, because there was none, is no change.
    """
    same = replace(vacancy, vacancy_id="", posted_at=datetime(1970, 1, 1, tzinfo=UTC))
    return hashlib.sha256(f"{posted}/{same!r}".encode()).hexdigest()


def _refused(vacancy: Vacancy, today: date) -> list[Fault]:
    """What the law refuses outright; pay below the minimum, an age below sixteen."""
    checks = vacancy_form.check_form(vacancy_form.form_of(vacancy), today)
    return [Fault(c.field, c.text_nl) for c in checks if c.level == "refuse"]


@dataclass(slots=True)
class _Batch:
    """Rows that passed, waiting to be written together."""

    places: list[Mapping[str, Any]] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)


def import_vacancies(
    actor: Actor,
    data: bytes,
    filename: str,
    *,
    mapped: mapping.Map | None = None,
    source: str = "import",
    dry_run: bool = False,
    demo: bool = False,
    progress: Progress | None = None,
    queue: bool = True,
) -> ImportReport:
    """Import vacancies: unique on source and external id, so that the same file twice changes nothing.

    Rows that cannot be used are rejected one by one and the others go in, a batch per transaction. `queue`
    asks for the reading of each; without it they wait for whoever reads what waits. Raises
    `InputError` when the file as a whole cannot be read; nothing is written then.
    """
    if actor.role not in (Role.ADMINISTRATOR, Role.EMPLOYER):
        raise Forbidden("alleen een werkgever of beheerder importeert vacatures")
    report = ImportReport(dry_run=dry_run)
    rows = list(raw_rows(data, filename))
    if not rows:
        raise InputError("het bestand bevat geen regels")
    remaining: Iterator[RawRow] = iter(rows)
    seen: dict[str, int] = {}
    done = 0
    while chunk := list(islice(remaining, BATCH)):
        batch = _accepted(actor, chunk, mapped, source, demo, seen, report)
        before = len(report.vacancy_ids)
        _write(actor, batch, source, report)
        for vacancy_id in report.vacancy_ids[before:] if queue else ():
            intake.ask_for_reading(vacancy_id)
        done += len(chunk)
        if progress:
            progress(done)
    return report


def _accepted(
    actor: Actor,
    rows: Sequence[RawRow],
    mapped: mapping.Map | None,
    source: str,
    demo: bool,
    seen: dict[str, int],
    report: ImportReport,
) -> _Batch:
    batch = _Batch()
    today = datetime.now(UTC).date()
    for row in rows:
        try:
            cells = mapping.apply(mapped, row.cells)
            place = {**_place(actor, cells, source), "demo": demo or None}
            vacancy = _vacancy(cells, place, source, demo)
            faults = _refused(vacancy, today)
            if vacancy.external_id in seen:
                faults.append(Fault("external_id", f"staat ook op regel {seen[vacancy.external_id]}"))
            if faults:
                raise InputError(faults=faults)
        except InputError as fault:
            first = fault.faults[0] if fault.faults else Fault("regel", fault.message)
            report.rejected.append(RejectedRow(row.line, first.field, first.reason, row.cells))
            continue
        seen[vacancy.external_id] = row.line
        batch.places.append(place)
        batch.vacancies.append(vacancy)
        batch.hashes.append(_content_hash(vacancy, fields.day(cells, "posted_at")))
    return batch


def _write(actor: Actor, batch: _Batch, source: str, report: ImportReport) -> None:
    known = vacancies.list_known(source, [v.external_id for v in batch.vacancies])
    changed: list[tuple[Vacancy, str]] = []
    places: list[Mapping[str, Any]] = []
    created = 0
    for vacancy, place, content in zip(batch.vacancies, batch.places, batch.hashes, strict=True):
        vacancy_id, before = known.get(vacancy.external_id, ("", ""))
        if before == content:
            report.unchanged += 1
            continue
        created += not vacancy_id
        changed.append((replace(vacancy, vacancy_id=vacancy_id or vacancy.vacancy_id), content))
        places.append(place)
    if changed and not report.dry_run:
        steps: list[Step] = [
            employers.ensure_statement(places),
            vacancies.upsert_batch_statement(changed),
            audit.event(actor, "vacancies.imported", "source", source, f"{len(changed)}"),
        ]
        write_all(*steps)
        report.vacancy_ids += [vacancy.vacancy_id for vacancy, _content in changed]
    report.created += created
    report.updated += len(changed) - created


def parse_shifts(text: str) -> tuple[Shift, ...]:
    """Shifts as people write them in a form: `06:45-15:15 ma-vr; 14:45-23:15 za zo`."""
    return fields.shifts({"shifts": text}, "shifts")
