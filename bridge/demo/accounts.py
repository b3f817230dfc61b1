"""Accounts to look around with: at least one per role, passwords made at load, kept in one private file."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from bridge.config import settings
from bridge.domain.account import Actor, Role
from bridge.errors import Conflict
from bridge.services import accounts

FILE = "demo-accounts.json"
WANTED: tuple[tuple[str, Role, dict[str, str]], ...] = (
    ("beheerder", Role.ADMINISTRATOR, {}),
    ("privacy", Role.PRIVACY_OFFICER, {}),
    ("netwerk", Role.NETWORK_MANAGER, {}),
    ("zone.zuid", Role.ZONE_MANAGER, {"zone_code": "rotterdam-zuid"}),
    ("zone.nieuwwest", Role.ZONE_MANAGER, {"zone_code": "amsterdam-nieuw-west"}),
    ("zone.lijn11", Role.ZONE_MANAGER, {"zone_code": "den-haag-lijn-11"}),
    ("zone.oost", Role.ZONE_MANAGER, {"zone_code": "oost-groningen"}),
    ("brug.zuid1", Role.LIAISON, {"person_id": "liaison-rz-01"}),
    ("brug.zuid2", Role.LIAISON, {"person_id": "liaison-rz-02"}),
    ("brug.zuid3", Role.LIAISON, {"person_id": "liaison-rz-03"}),
    ("brug.west1", Role.LIAISON, {"person_id": "liaison-nw-01"}),
    ("brug.west2", Role.LIAISON, {"person_id": "liaison-nw-02"}),
    ("brug.lijn11", Role.LIAISON, {"person_id": "liaison-dh-01"}),
    ("brug.oost", Role.LIAISON, {"person_id": "liaison-og-01"}),
    ("werk.meeuwhaven", Role.EMPLOYER, {"employer_id": "meeuwhaven"}),
    ("werk.vastmakers", Role.EMPLOYER, {"employer_id": "vastmakers"}),
    ("werk.polderwiek", Role.EMPLOYER, {"employer_id": "polderwiek"}),
    ("werk.vrachtdok", Role.EMPLOYER, {"employer_id": "vrachtdok"}),
    ("werk.stroomkring", Role.EMPLOYER, {"employer_id": "stroomkring"}),
    ("werk.lindenhorst", Role.EMPLOYER, {"employer_id": "lindenhorst"}),
    ("opleider.zuid", Role.PROVIDER, {"organisation_id": "rz-school-maasstroom"}),
    ("opleider.west", Role.PROVIDER, {"organisation_id": "nw-school-polderbaan"}),
)
"""(first part of the address at example.nl, role, for whom)"""
Entry = dict[str, str]


def _path() -> Path:
    return settings().home / FILE


def known() -> list[Entry]:
    """The accounts as they were made here: role, email, name, password; none when nothing is loaded."""
    if not _path().is_file():
        return []
    entries: list[Entry] = json.loads(_path().read_text("utf-8"))
    return entries


def _keep(entries: Sequence[Entry]) -> None:
    _path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    opened = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        json.dump(list(entries), file, ensure_ascii=False, indent=1)


def make(actor: Actor) -> list[Entry]:
    """Make the accounts that are not there; a password that this home does not know is made anew."""
    before = {entry["email"]: entry for entry in known()}
    there = {account.email: account for account, _name in accounts.list_accounts(actor)}
    entries: list[Entry] = []
    for name, role, whom in WANTED:
        email = f"{name}@example.nl"
        if email in there and email in before:
            entries.append(before[email])
            continue
        if email in there and not there[email].demo:
            raise Conflict(f"{email} is al een echt account")
        if email in there:
            password = accounts.reset_password(actor, there[email].account_id)
        else:
            _account, password = accounts.create_account(actor, email, role, **whom, demo=True)
        entries.append({"role": role.value, "email": email, "password": password})
        _keep(entries)
    _keep(entries)
    return entries


def forget() -> None:
    """Take the file with passwords away."""
    _path().unlink(missing_ok=True)
