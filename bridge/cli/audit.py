"""`bridge audit`: prove that the chain of events is whole, and look at it."""

from __future__ import annotations

from typing import Annotated

import typer

from bridge.cli.output import Format, print_json, print_table
from bridge.domain.account import system_actor
from bridge.services import audit

app = typer.Typer(no_args_is_help=True, help="The audit chain: who did what, on what, when.")

Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]


@app.command()
def verify(chosen: Chosen = Format.TEXT) -> None:
    """Check every event against the one before. Ends with 1 when one was changed, removed or cut off.

    Example: bridge audit verify
    """
    report = audit.verify(system_actor("command-line"))
    if chosen is Format.JSON:
        print_json({"sound": report.sound, "events": report.events, "broken_at": report.broken_at})
    elif report.sound:
        typer.echo(f"{report.events} events, the chain is whole")
    else:
        typer.echo(f"the chain is broken at event {report.broken_at} ({report.events} before it are sound)")
    if not report.sound:
        raise typer.Exit(1)


@app.command("list")
def list_latest(
    on: Annotated[str | None, typer.Option("--on", help="Only events on this id.")] = None,
    page: Annotated[int, typer.Option(min=1)] = 1,
    size: Annotated[int, typer.Option(min=1, max=1_000)] = 50,
    chosen: Chosen = Format.TEXT,
) -> None:
    """Show events, the newest first.

    Example: bridge audit list --on 6f0e… --format json
    """
    rows = [
        {
            "sequence": event.sequence,
            "at": event.at,
            "by": event.by_account,
            "role": event.by_role,
            "what": event.what,
            "on": f"{event.on_kind} {event.on_id}",
            "why": event.why,
        }
        for event in audit.list_events(system_actor("command-line"), page, size, on)
    ]
    print_json(rows) if chosen is Format.JSON else print_table(rows)
