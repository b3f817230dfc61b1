"""`bridge identities`: which keys seal persons' data, and sealing all of it again under a new one."""

from __future__ import annotations

from typing import Annotated

import typer

from bridge.cli.output import Format, print_json, print_table
from bridge.domain.account import system_actor
from bridge.services import key_rotation

app = typer.Typer(no_args_is_help=True, help="Keys of persons' data: which are in use, and a new one.")

Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]


def _say(done: int) -> None:
    typer.echo(f"{done} sealed again", err=True)


@app.command()
def keys(chosen: Chosen = Format.TEXT) -> None:
    """Show how many identities each key seals; one that seals none may be taken out of the settings.

    Example: bridge identities keys
    """
    found = key_rotation.keys_in_use(system_actor("command-line"))
    if chosen is Format.JSON:
        print_json(found)
    else:
        print_table([{"key": key_id, "identities": count} for key_id, count in found.items()])


@app.command("new-key")
def new_key() -> None:
    """Print a fresh `id:key`, to be put first in BRIDGE_IDENTITY_KEYS.

    Example: bridge identities new-key
    """
    typer.echo(key_rotation.fresh_key())


@app.command()
def rotate(chosen: Chosen = Format.TEXT) -> None:
    """Seal every identity under the first key of BRIDGE_IDENTITY_KEYS; a second time changes nothing.

    Example: bridge identities rotate
    """
    done = key_rotation.rotate(system_actor("command-line"), _say)
    if chosen is Format.JSON:
        print_json({"resealed": done})
    else:
        typer.echo(f"{done} identities are sealed again")
