"""`bridge reading`: read everything again after an upgrade, and take along what people corrected."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from bridge.cli.output import Format, print_json, print_tree
from bridge.domain.account import system_actor
from bridge.services import reading, rereading
from bridge.services.rereading import Job

app = typer.Typer(no_args_is_help=True, help="Readings: again after an upgrade, and people's corrections.")

Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]


@app.command("export-corrections")
def export_corrections() -> None:
    """Print what people confirmed, rejected and corrected, one JSON line each.

    Example: bridge reading export-corrections > corrections.jsonl
    """
    for correction in reading.export_corrections(system_actor("command-line")):
        typer.echo(json.dumps(correction, ensure_ascii=False))


def _say(job: Job) -> None:
    typer.echo(f"{job.done} of {job.total}", err=True)


def _show(job: Job | None, chosen: Format) -> None:
    answer = {**asdict(job), "share": job.share} if job else {"state": "never"}
    print_json(answer) if chosen is Format.JSON else print_tree(answer)


@app.command()
def reread(
    here: Annotated[bool, typer.Option("--here", help="Read in this process, not on the queue.")] = False,
    chosen: Chosen = Format.TEXT,
) -> None:
    """Read again what an older version read; people's confirmations and rejections stay. Resumable.

    Example: bridge reading reread --here
    """
    actor = system_actor("command-line")
    if here:
        rereading.begin(actor)
        while rereading.continue_reread(progress=_say):
            pass
    else:
        rereading.reread_all(actor)
    _show(rereading.reread_progress(actor), chosen)


@app.command()
def progress(chosen: Chosen = Format.TEXT) -> None:
    """Show how far reading again is.

    Example: bridge reading progress --format json
    """
    _show(rereading.reread_progress(system_actor("command-line")), chosen)
