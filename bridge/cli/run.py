"""`bridge run`, `bridge explain`, `bridge export`: the night, why a pair was proposed, and all proposals."""

from __future__ import annotations

import json
from typing import Any

import typer

from bridge.cli.output import Format, print_json, print_table, print_tree
from bridge.domain.account import system_actor
from bridge.domain.match import Explanation
from bridge.domain.plain import to_plain
from bridge.domain.run import Run
from bridge.services import nightly, shortlists

app = typer.Typer()
runs = typer.Typer(no_args_is_help=True, help="The nightly run: start it here, list runs, show one.")
exports = typer.Typer(no_args_is_help=True, help="Data for others.")
app.add_typer(runs, name="run")
app.add_typer(exports, name="export")
_ACTOR = system_actor("opdrachtregel")


def _say(done: int, of: int, what: str) -> None:
    typer.echo(f"{what}: {done} of {of} parts", err=True)


def _summary(run: Run) -> dict[str, Any]:
    seconds = (run.finished_at - run.started_at).total_seconds() if run.finished_at else None
    return {
        "run_id": run.run_id,
        "state": run.state.value,
        "started_at": run.started_at.isoformat(timespec="seconds"),
        "seconds": seconds,
        "vacancies": run.vacancies,
        "youths": run.youths,
        "proposals": run.proposals,
        "current": run.current,
        "started_by": run.started_by,
    }


def _whole(run: Run) -> dict[str, Any]:
    return {
        **_summary(run),
        "feature_version": run.feature_version,
        "model_version": run.model_version,
        "fault": run.fault,
        "metrics": json.loads(run.metrics),
        "chunks": [to_plain(chunk) for chunk in run.chunks],
    }


def _print_run(run: Run, form: Format) -> None:
    if form is Format.JSON:
        print_json(_whole(run))
        return
    whole = _whole(run)
    done = sum(chunk.done for chunk in run.chunks)
    print_tree({**whole, "chunks": f"{done} of {len(run.chunks)} done"})


@runs.command("nightly")
def run_nightly(form: Format = typer.Option(Format.TEXT, "--format", help="text or json")) -> None:
    """Make tonight's proposals now, in this process; goes on where a run was cut off.

    Example: bridge run nightly --format json
    """
    _print_run(nightly.run_all(_ACTOR, _say), form)


@runs.command("list")
def list_runs(form: Format = typer.Option(Format.TEXT, "--format", help="text or json")) -> None:
    """The newest runs first.

    Example: bridge run list
    """
    found = [_summary(run) for run in nightly.list_runs(_ACTOR)]
    if form is Format.JSON:
        print_json(found)
    elif found:
        print_table(found)
    else:
        typer.echo("there was no run yet: bridge run nightly", err=True)


@runs.command("show")
def show_run(
    run_id: str = typer.Argument(help="id of a run, or 'current'"),
    form: Format = typer.Option(Format.TEXT, "--format", help="text or json"),
) -> None:
    """One run with its ledger and figures.

    Example: bridge run show current
    """
    _print_run(
        nightly.get_run(_ACTOR, (nightly.current_run_id() or "") if run_id == "current" else run_id), form
    )


def _print_explanation(told: Explanation) -> None:
    typer.echo(told.why)
    for title, lines in (
        ("waarom", [f"{r.text}{f' “{r.evidence}”' if r.evidence else ''}" for r in told.reasons]),
        ("eisen", [_requirement_line(r) for r in told.requirements]),
        ("wet", [f"{note.text} ({note.source})" for note in told.law]),
        ("mensen", list(told.path_words) or [told.no_path_hint or ""]),
        ("onderdelen", [f"{f.name} {f.value:.2f} x {f.weight:.2f}: {f.saw}" for f in told.features]),
    ):
        typer.echo(f"\n{title}")
        for line in filter(None, lines):
            typer.echo(f"  {line}")


def _requirement_line(r: Any) -> str:
    more = r.question or r.closes or (f"“{r.evidence}”" if r.evidence else "")
    return f"{r.status.value:<10} {r.importance:<9} {r.label or r.asked}  {more}".rstrip()


@app.command()
def explain(
    proposal_id: str = typer.Argument(help="id of a proposal, also of a run of long ago"),
    form: Format = typer.Option(Format.TEXT, "--format", help="text or json"),
) -> None:
    """Why a pair was proposed: reasons, requirement by requirement, law, people.

    Example: bridge explain 3f0c6d1e-5a0b-5f9b-8f5e-2b7a3d1c9e44
    """
    told = shortlists.explain(_ACTOR, proposal_id)
    if form is Format.JSON:
        print_json(to_plain(told))
    else:
        _print_explanation(told)


@exports.command("proposals")
def export_proposals(form: Format = typer.Option(Format.TEXT, "--format", help="text or json")) -> None:
    """Every current and decided proposal: one JSON line each, or a table of the main things.

    Example: bridge export proposals --format json > proposals.jsonl
    """
    rows = shortlists.export_proposals(_ACTOR)
    if form is Format.JSON:
        for row in rows:
            typer.echo(json.dumps(to_plain(row), ensure_ascii=False))
        return
    names = ("proposal_id", "label", "title", "employer", "score", "state", "why")
    print_table([{name: row[name] for name in names} for row in rows])
