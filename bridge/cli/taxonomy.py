"""`bridge taxonomy`: bring the vocabulary into the graph, and ESCO beside it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bridge.cli.output import Format, print_json, print_tree
from bridge.services import taxonomy

app = typer.Typer(no_args_is_help=True, help="Concepts: the own vocabulary and other taxonomies.")
imports = typer.Typer(no_args_is_help=True, help="Load another taxonomy beside the own vocabulary.")
app.add_typer(imports, name="import")

Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]


@app.command()
def seed(chosen: Chosen = Format.TEXT) -> None:
    """Put the own vocabulary in the graph; `bridge migrate` does this too.

    Example: bridge taxonomy seed
    """
    written = taxonomy.seed()
    if chosen is Format.JSON:
        print_json({"written": written})
    else:
        typer.echo(f"{written} concepts written" if written else "this vocabulary is there already")


@imports.command()
def esco(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the official CSV download.")],
    chosen: Chosen = Format.TEXT,
) -> None:
    """Load ESCO; the same files twice change nothing.

    Example: bridge taxonomy import esco ~/Downloads/esco
    """
    report = taxonomy.import_esco(
        folder, lambda what, done, of: typer.echo(f"{done} of {of} {what}", err=True)
    )
    print_json(asdict(report)) if chosen is Format.JSON else print_tree(asdict(report))
