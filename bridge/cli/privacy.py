"""`bridge privacy`: a youth's copy of everything that is kept, and erasure, in the name of who may do it."""

from __future__ import annotations

from typing import Annotated

import typer

from bridge.cli.output import Format, print_json
from bridge.services import accounts, privacy

app = typer.Typer(no_args_is_help=True, help="A youth's rights: a copy of what is kept, and erasure.")

Youth = Annotated[str, typer.Argument(metavar="YOUTH_ID", help="As the address of their page has it.")]
By = Annotated[str, typer.Option("--by", metavar="ACCOUNT_ID", help="Whose decision it is; recorded.")]
Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]


@app.command()
def export(youth_id: Youth, by: By) -> None:
    """Print everything that is kept of a youth as JSON; only their own liaison may.

    Example: bridge privacy export 6f0e… --by 1c2d… > copy.json
    """
    print_json(privacy.export(accounts.actor_for(by), youth_id))


@app.command()
def erase(
    youth_id: Youth,
    by: By,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; it cannot be undone.")] = False,
    chosen: Chosen = Format.TEXT,
) -> None:
    """Destroy what identifies a youth and all that was written of them; cannot be undone.

    Their own liaison or the privacy officer may. Example: bridge privacy erase 6f0e… --by 1c2d… --yes
    """
    actor = accounts.actor_for(by)
    if not yes:
        typer.confirm("Erase this youth for good?", abort=True, err=True)
    privacy.erase(actor, youth_id)
    if chosen is Format.JSON:
        print_json({"erased": youth_id})
    else:
        typer.echo("erased")
