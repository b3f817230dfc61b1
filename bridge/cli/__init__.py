"""The command line: one module per group of commands, one table of words, one rule for exit codes.

Data goes to standard output, progress and logs to standard error. Exit 0; 2 for bad input with one line
saying what and where; 1 for a fault. A module is imported only when its word is used.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from bridge.config import SettingsFault
from bridge.errors import BridgeError

WORDS: dict[str, str] = {
    "up": "server",
    "down": "server",
    "status": "server",
    "migrate": "server",
    "demo": "demo",
    "account": "account",
    "import": "imports",
    "read": "read",
    "link": "link",
    "run": "run",
    "explain": "run",
    "export": "run",
    "audit": "audit",
    "privacy": "privacy",
    "identities": "identities",
    "backup": "backup",
    "taxonomy": "taxonomy",
    "reading": "reading",
}
"""First word of a command -> the module of bridge.cli that holds it, in its `app`.

When the module's `app` has a command or group of that very name it is taken; else the whole `app`.
"""


class HouseGroup(TyperGroup):
    """Finds commands by the table, and turns the error tree into one line and an exit code."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [word for word, module in WORDS.items() if find_spec(f"bridge.cli.{module}") is not None]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return None
        group = get_group(import_module(f"bridge.cli.{WORDS[cmd_name]}").app)
        group.name = cmd_name
        return group.commands.get(cmd_name, group)

    def main(self, *args: Any, **extra: Any) -> Any:
        """As Typer's own, but a wrong option or argument is one line too."""
        if not extra.get("standalone_mode", True):
            return super().main(*args, **extra)
        try:
            sys.exit(super().main(*args, **(extra | {"standalone_mode": False})) or 0)
        except typer.Abort:
            sys.exit(1)
        except Exception as fault:
            if not hasattr(fault, "format_message"):
                raise
            words = fault.format_message()
            is_help = type(fault).__name__ == "NoArgsIsHelpError"
            typer.echo(words if is_help else f"bridge: {' '.join(words.split())}", err=True)
            sys.exit(2)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BridgeError as fault:
            typer.echo(f"bridge: {fault.one_line()}", err=True)
            raise typer.Exit(fault.exit_code) from fault
        except SettingsFault as fault:
            typer.echo(f"bridge: {fault}", err=True)
            raise typer.Exit(2) from fault
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError as fault:
            # Whoever read our words stopped (`| head`): what is still to be written at exit goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from fault
        except Exception as fault:
            if type(fault).__module__.startswith("typer."):
                raise
            traceback.print_exc()
            typer.echo(f"bridge: a fault on our side: {type(fault).__name__}", err=True)
            raise typer.Exit(1) from fault


app = typer.Typer(
    cls=HouseGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Connect young people with employers, through the people who know both worlds.",
)


@app.callback()
def _whole() -> None:
    """Connect young people with employers, through the people who know both worlds."""
