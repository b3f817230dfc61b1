"""Accounts in the graph: who can sign in, and the person, employer, organisation or zone they act for."""

from __future__ import annotations

from typing import Any

from bridge.domain.account import Account, Role
from bridge.errors import NotFound
from bridge.graph.connection import Row, Statement, read

Known = tuple[Account, str, str]
"""An account, the name it acts under, and its password hash (empty in lists)."""


def _account(row: Row) -> Known:
    node, whom = row["account"], row["whom"] or {}
    account = Account(
        account_id=node["account_id"],
        email=node["email"],
        role=Role(node["role"]),
        locale=node.get("locale") or "nl",
        person_id=whom.get("person_id"),
        employer_id=whom.get("employer_id"),
        zone_code=row["zone_code"],
        organisation_id=whom.get("organisation_id"),
        active=bool(node.get("active")),
        demo=bool(node.get("demo")),
    )
    return account, row["name"] or "", node.get("password_hash") or ""


def get_account(account_id: str) -> Known:
    """One account. Raises `NotFound`."""
    rows = read("accounts/get_account", account_id=account_id)
    if not rows:
        raise NotFound("dit account bestaat niet")
    return _account(rows[0])


def find_account(email: str) -> Known | None:
    """The account with this mail address (lower case), or None."""
    rows = read("accounts/find_account", email=email)
    return _account(rows[0]) if rows else None


def list_accounts() -> tuple[Known, ...]:
    """All accounts by role and address, without password hashes."""
    return tuple(_account(row) for row in read("accounts/list_accounts"))


def add_statement(account: Account, password_hash: str) -> Statement:
    """Store an account; gives no row when the person, employer, organisation or zone does not exist."""
    whom = {
        "person_id": account.person_id,
        "employer_id": account.employer_id,
        "organisation_id": account.organisation_id,
        "zone_code": account.zone_code,
    }
    properties = {
        "account_id": account.account_id,
        "email": account.email,
        "role": account.role.value,
        "locale": account.locale,
        "active": account.active,
        "demo": account.demo or None,
        "password_hash": password_hash,
    }
    expected = sum(value is not None for value in whom.values())
    return "accounts/add_account", {**whom, "expected": expected, "properties": properties}


def set_statement(account_id: str, **properties: Any) -> Statement:
    """Change properties of an account; gives no row when it does not exist."""
    return "accounts/set_account", {"account_id": account_id, "properties": properties}
