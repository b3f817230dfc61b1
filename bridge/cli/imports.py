"""`bridge import`: vacancies, youths, people, places and all the rest from files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from bridge.cli.output import Format, print_json
from bridge.domain.account import system_actor
from bridge.errors import InputError
from bridge.services import (
    imports,
    imports_history,
    imports_people,
    imports_places,
    imports_programmes,
    imports_strategy,
    imports_ties,
    imports_timetable,
    imports_youths,
)
from bridge.services.importing import bounds, mapping, mending
from bridge.services.importing.upserts import Report

app = typer.Typer(no_args_is_help=True, help="Take data from files; rows that cannot be used are named.")

File = Annotated[str, typer.Argument(metavar="FILE|-", help="CSV, XLSX or JSON lines; - for standard input.")]
MapFile = Annotated[Path | None, typer.Option("--map", help="TOML file that names our fields.")]
Source = Annotated[str, typer.Option("--source", help="Where the file comes from; part of every key.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen and change nothing.")]
Rejected = Annotated[Path | None, typer.Option("--rejected", help="Where rejected rows go, to be mended.")]
Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]
Importer = Callable[..., Any]


def _bytes(source: str) -> bytes:
    try:
        if source == "-":
            return sys.stdin.buffer.read()
        bounds.check_length(Path(source).stat().st_size)
        return Path(source).read_bytes()
    except OSError as fault:
        raise InputError(fault.strerror or "cannot be read") from fault


@contextmanager
def _of_file(name: str) -> Iterator[None]:
    """Put the name of the file before what is wrong with it."""
    try:
        yield
    except InputError as fault:
        raise type(fault)(f"{name}: {fault.message}", faults=fault.faults) from fault


def _say_progress(done: int) -> None:
    typer.echo(f"{done} rows", err=True)


def _print(report: Report, kept: Path | None, chosen: Format) -> None:
    answer = {**report.as_dict(), "rejected_file": str(kept) if kept else None}
    if chosen is Format.JSON:
        print_json(answer)
        return
    words = "would be" if answer["dry_run"] else "were"
    typer.echo(
        f"{answer['created']} {words} created, {answer['updated']} updated, {answer['unchanged']} unchanged, "
        f"{len(answer['rejected'])} rejected"
    )
    for row in answer["rejected"]:
        typer.echo(f"line {row['line']}, {row['field']}: {row['reason']}")
    if kept:
        typer.echo(f"the rejected rows are in {kept}: mend them and import that file", err=True)


def _keep_rejected(report: Report, file: str, wanted: Path | None) -> Path | None:
    """Write the rejected rows, to be mended: where it was asked, else beside where the command was given.

    The name gets the ending that fits. A trial run, or one from standard input, writes only where asked.
    """
    if not report.rejected or (wanted is None and (report.dry_run or file == "-")):
        return None
    path = wanted or Path(f"{Path(file).stem}-rejected")
    path = path.with_suffix(mending.suffix(report))
    try:
        path.write_bytes(mending.rejected_file(report))
    except OSError as fault:
        raise InputError(f"{path}: {fault.strerror or 'cannot be written'}") from fault
    return path


def _run(
    importer: Importer,
    file: str,
    map_file: Path | None,
    source: str,
    dry_run: bool,
    rejected: Path | None,
    chosen: Format,
) -> None:
    """Import, print the report, and end with 2 when every row was rejected."""
    mapped = None
    if map_file:
        with _of_file(str(map_file)):
            mapped = mapping.read_map(_bytes(str(map_file)))
    with _of_file(file):
        report = importer(
            system_actor("import"),
            _bytes(file),
            "" if file == "-" else Path(file).name,
            mapped=mapped,
            source=source,
            dry_run=dry_run,
            progress=_say_progress,
        )
    kept = _keep_rejected(report, file, rejected)
    _print(report, kept, chosen)
    if report.rejected and not (report.created or report.updated or report.unchanged):
        raise typer.Exit(2)


COMMANDS: tuple[tuple[str, Importer, str], ...] = (
    ("vacancies", imports.import_vacancies, "Vacancies: CSV, XLSX, JSON lines, or JobPosting JSON-LD."),
    ("youths", imports_youths.import_youths, "Youths into the caseloads of their liaisons."),
    ("ties", imports_ties.import_ties, "Who knows whom."),
    ("people", imports_people.import_people, "Employers, worksites, organisations and people."),
    ("programmes", imports_programmes.import_programmes, "Programmes and when they start."),
    ("places", imports_places.import_places, "Municipalities, zones and neighbourhoods (also GeoJSON)."),
    ("timetable", imports_timetable.import_timetable, "Stops and rides."),
    ("strategy", imports_strategy.import_strategy, "Visions, ambitions, interventions and figures."),
    ("history", imports_history.import_history, "What came of proposals in the past."),
)
"""(word, service, help)"""


def _add(word: str, importer: Importer, said: str) -> None:
    @app.command(word, help=f"{said}\n\nExample: bridge import {word} {word}.csv --dry-run")
    def command(
        file: File,
        map_file: MapFile = None,
        source: Source = "import",
        dry_run: DryRun = False,
        rejected: Rejected = None,
        format: Chosen = Format.TEXT,
    ) -> None:
        _run(importer, file, map_file, source, dry_run, rejected, format)


for _word, _importer, _said in COMMANDS:
    _add(_word, _importer, _said)
