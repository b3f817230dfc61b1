"""`bridge account`: make accounts, list them, give a new password, switch them on and off."""

from __future__ import annotations

from typing import Annotated

import typer

from bridge.cli.output import Format, print_json, print_table
from bridge.domain.account import Role, system_actor
from bridge.services import accounts

app = typer.Typer(no_args_is_help=True, help="Accounts: who may sign in.")

Chosen = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]
AccountId = Annotated[str, typer.Argument(metavar="ACCOUNT_ID", help="As `bridge account list` shows it.")]


def _print_password(account_id: str, email: str, role: str, password: str, chosen: Format) -> None:
    if chosen is Format.JSON:
        print_json({"account_id": account_id, "email": email, "role": role, "password": password})
        return
    print_table([{"account": account_id, "email": email, "role": role, "password": password}])
    typer.echo("The password is shown this once.", err=True)


@app.command()
def create(
    email: Annotated[str, typer.Argument(metavar="EMAIL")],
    role: Annotated[Role, typer.Argument(metavar="ROLE")],
    person: Annotated[str | None, typer.Option(help="Person id, for a liaison.")] = None,
    employer: Annotated[str | None, typer.Option(help="Employer id, for an employer.")] = None,
    organisation: Annotated[str | None, typer.Option(help="Organisation id, for a provider.")] = None,
    zone: Annotated[str | None, typer.Option(help="Zone code, for a zone manager.")] = None,
    locale: Annotated[str, typer.Option(help="nl or en.")] = "nl",
    chosen: Chosen = Format.TEXT,
) -> None:
    """Make an account with a generated password.

    Example: bridge account create noor@voorbeeld.nl liaison --person liaison-01
    """
    account, password = accounts.create_account(
        system_actor("command-line"),
        email,
        role,
        person_id=person,
        employer_id=employer,
        organisation_id=organisation,
        zone_code=zone,
        locale=locale,
    )
    _print_password(account.account_id, account.email, account.role.value, password, chosen)


@app.command("list")
def list_all(chosen: Chosen = Format.TEXT) -> None:
    """Show all accounts.

    Example: bridge account list --format json
    """
    rows = [
        {
            "account_id": account.account_id,
            "email": account.email,
            "role": account.role.value,
            "name": name,
            "active": account.active,
        }
        for account, name in accounts.list_accounts(system_actor("command-line"))
    ]
    print_json(rows) if chosen is Format.JSON else print_table(rows)


@app.command()
def password(account_id: AccountId, chosen: Chosen = Format.TEXT) -> None:
    """Give an account a new generated password.

    Example: bridge account password 6f0e…
    """
    actor = system_actor("command-line")
    new = accounts.reset_password(actor, account_id)
    account = next(a for a, _ in accounts.list_accounts(actor) if a.account_id == account_id)
    _print_password(account_id, account.email, account.role.value, new, chosen)


@app.command()
def disable(account_id: AccountId) -> None:
    """Switch an account off; who is signed in with it is out at the next page.

    Example: bridge account disable 6f0e…
    """
    accounts.set_active(system_actor("command-line"), account_id, False)


@app.command()
def enable(account_id: AccountId) -> None:
    """Switch an account on again.

    Example: bridge account enable 6f0e…
    """
    accounts.set_active(system_actor("command-line"), account_id, True)
