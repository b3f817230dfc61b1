"""`bridge demo`: load the invented region, take it out again, and show the accounts to look around with."""

from __future__ import annotations

import time
from enum import StrEnum

import typer

from bridge.cli.output import Format, print_json, print_table
from bridge.demo import accounts, loader

app = typer.Typer(no_args_is_help=True, help="The invented region: load it, remove it, its accounts.")


class Size(StrEnum):
    """How large a region."""

    DEMO = "demo"
    CITY = "city"


def _say(line: str) -> None:
    typer.echo(line, err=True)


@app.command()
def load(
    size: Size = typer.Option(Size.DEMO, help="demo: 400 youths; city: 35,000 youths and 10,000 vacancies"),
    seed: int = typer.Option(loader.SEED, help="the same seed gives the same region"),
    youths: int | None = typer.Option(None, min=1, max=200_000, help="another number of youths"),
    vacancies: int | None = typer.Option(None, min=1, max=50_000, help="another number of vacancies"),
    show: bool = typer.Option(True, "--accounts/--no-accounts", help="print who may sign in at the end"),
) -> None:
    """Load the region and print who may sign in; a second time nothing changes.

    Example: bridge demo load --youths 2000 --vacancies 500
    """
    started = time.monotonic()
    usual = loader.SIZES[size]
    loader.load(youths or usual[0], vacancies or usual[1], seed, _say)
    _say(f"loaded in {time.monotonic() - started:.0f} s; passwords again with `bridge demo accounts`")
    if show:
        print_table(accounts.known())


@app.command()
def remove(
    with_attached: bool = typer.Option(False, "--with-attached", help="also what was added to the region"),
) -> None:
    """Take the region out without a trace; refuses when real data hang on it, and names them.

    Example: bridge demo remove
    """
    loader.remove(_say, with_attached)


@app.command(name="accounts")
def show_accounts(
    format: Format = typer.Option(Format.TEXT, help="text for people, json for scripts"),
) -> None:
    """Show the accounts of the region and their passwords, made on this machine at load.

    Example: bridge demo accounts
    """
    found = accounts.known()
    if format is Format.JSON:
        print_json(found)
    elif found:
        print_table(found)
    else:
        _say("no region is loaded from here")
