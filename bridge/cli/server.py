"""Commands for the servers: start, stop, look, bring the schema up to date."""

from __future__ import annotations

import subprocess
import sys

import typer

from bridge.cli.output import Format, print_json, print_tree
from bridge.config import settings
from bridge.errors import BridgeError
from bridge.runtime import schema, supervisor
from bridge.runtime.programs import own_environment
from bridge.services import health, taxonomy

app = typer.Typer()
DEMO_STAMP = "demo-loaded"


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _migrate() -> tuple[str, ...]:
    done = schema.upgrade(lambda name: _say(f"applied {name}"))
    taxonomy.seed()
    return done


def _bridge(*arguments: str, to_stdout: bool) -> int:
    """Run another command of this command line as a process of its own."""
    environment = own_environment(settings().home, settings().port)
    out = None if to_stdout else sys.stderr
    command = [sys.executable, "-m", "bridge.cli", *arguments]
    return subprocess.run(command, env=environment, stdout=out, check=False).returncode


def _first_demo() -> None:
    """Load the demo region once, into a local graph that is still empty."""
    stamp = settings().home / DEMO_STAMP
    if not settings().local_neo4j or stamp.exists():
        return
    if sum(health.counts().values()) == 0:
        _say("loading the demo region (the first time only)")
        if _bridge("demo", "load", "--no-accounts", to_stdout=False):
            raise BridgeError("the demo region could not be loaded; its words are above")
    stamp.touch()


def _ready() -> None:
    _first_demo()
    typer.echo(f"ready http://127.0.0.1:{settings().port}")
    if settings().local_neo4j:
        _bridge("demo", "accounts", to_stdout=True)


@app.command()
def up() -> None:
    """Start everything in the foreground and stop it on Ctrl-C.

    Example: BRIDGE_PORT=8080 bridge up
    """
    supervisor.up(_say, lambda: _say(f"schema: {len(_migrate())} applied"), _ready)


@app.command()
def down() -> None:
    """Stop what `bridge up` started from this folder.

    Example: bridge down
    """
    _say("stopped" if supervisor.stop_running(settings().home) else "nothing was running")


@app.command()
def status(format: Format = typer.Option(Format.TEXT, help="text for people, json for scripts")) -> None:
    """Show servers, schema, counts and the last run; exit 1 when a server is down.

    Example: bridge status --format json
    """
    now = health.status()
    (print_json if format is Format.JSON else print_tree)(now)
    if not all(now[part]["ok"] for part in ("neo4j", "redis", "worker")):
        raise typer.Exit(1)


@app.command()
def migrate(format: Format = typer.Option(Format.TEXT, help="text for people, json for scripts")) -> None:
    """Apply the migrations that wait, and bring the vocabulary in the graph up to date.

    Example: bridge migrate
    """
    done = _migrate()
    if format is Format.JSON:
        print_json({"applied": list(done)})
    else:
        typer.echo("\n".join(done) or "up to date")
