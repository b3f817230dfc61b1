"""`bridge backup`: all data of the local Neo4j into a folder and back, while the service is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bridge.config import settings
from bridge.errors import Conflict, InputError
from bridge.runtime import neo4j, supervisor

app = typer.Typer(
    no_args_is_help=True, help="Back up the local graph and put it back; the service is stopped."
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that holds neo4j.dump.")]


def _stopped_home() -> Path:
    """The folder of the local Neo4j. Raises `Conflict` while it runs, or when the graph is elsewhere."""
    at = settings()
    if not at.local_neo4j:
        raise Conflict("the graph is elsewhere (NEO4J_URI): back it up where it runs, see docs/operations.md")
    if supervisor.running_pid(at.home) is not None:
        raise Conflict(f"{at.home} is running: stop it first (`bridge down`)")
    if not (at.home / "neo4j" / "data" / "databases").is_dir():
        raise InputError(f"{at.home}: a graph was never started here")
    return at.home / "neo4j"


@app.command()
def save(folder: Folder) -> None:
    """Write the graph to DIR/neo4j.dump. Keep secrets.env as well, elsewhere: names are sealed with its key.

    Example: bridge backup save /var/backups/brug/monday
    """
    written = neo4j.dump(_stopped_home(), folder.absolute())
    typer.echo(str(written))


@app.command()
def load(folder: Folder) -> None:
    """Put DIR/neo4j.dump in the place of what is there now.

    Example: bridge backup load /var/backups/brug/monday
    """
    home = _stopped_home()
    if not (folder / "neo4j.dump").is_file():
        raise InputError(f"{folder}: there is no neo4j.dump in it")
    neo4j.load(home, folder.absolute())
    typer.echo(f"the graph is that of {folder / 'neo4j.dump'}")
