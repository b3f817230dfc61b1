"""The command line: one module per group of commands, one table of groups, one rule for exit codes.

Data goes to standard output, progress and logs to standard error. Exit 0; 2 for bad input with one line
saying what and where; 1 for a fault.
"""

from __future__ import annotations

import traceback
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import typer
from typer.core import TyperGroup

from bridge.config import SettingsFault
from bridge.errors import BridgeError

GROUPS: tuple[tuple[str, str | None], ...] = (
    ("server", None),
    ("demo", "demo"),
    ("account", "account"),
    ("imports", "import"),
    ("read", "read"),
    ("link", None),
    ("run", None),
    ("audit", "audit"),
    ("taxonomy", "taxonomy"),
    ("reading", "reading"),
)
"""(module of bridge.cli holding `app`, the word it hangs under): None puts its commands at the top."""


class HouseGroup(TyperGroup):
    """Turns the error tree into one line and an exit code, for every command below."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BridgeError as fault:
            typer.echo(f"bridge: {fault.one_line()}", err=True)
            raise typer.Exit(fault.exit_code) from fault
        except SettingsFault as fault:
            typer.echo(f"bridge: {fault}", err=True)
            raise typer.Exit(2) from fault
        except (typer.Exit, typer.Abort, KeyboardInterrupt, SystemExit):
            raise
        except Exception as fault:
            if type(fault).__module__.startswith("typer."):
                raise
            traceback.print_exc()
            typer.echo(f"bridge: a fault on our side: {type(fault).__name__}", err=True)
            raise typer.Exit(1) from fault


def _compose() -> typer.Typer:
    whole = typer.Typer(
        cls=HouseGroup,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Connect young people with employers, through the people who know both worlds.",
    )
    for module, word in GROUPS:
        if find_spec(f"bridge.cli.{module}") is not None:
            whole.add_typer(import_module(f"bridge.cli.{module}").app, name=word)
    return whole


app = _compose()
