"""The invented region for tests that look at pages: loaded when it is not there, with who may sign in."""

from __future__ import annotations

from functools import cache

from bridge.demo import accounts, loader
from bridge.domain.account import Actor, system_actor
from bridge.runtime import schema
from bridge.services import accounts as account_service
from bridge.services import demo_data

YOUTHS, VACANCIES = 96, 64


def ensure() -> None:
    """Load a small region, unless it is there already: another room's tests may have emptied the graph."""
    found = demo_data.find_region(system_actor("demo"))
    if found is not None and found.complete and (found.youths, found.vacancies) == (YOUTHS, VACANCIES):
        return
    with schema.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock AND NOT n:Concept DETACH DELETE n"
        ).consume()
    accounts.forget()
    loader.load(YOUTHS, VACANCIES, loader.SEED, lambda line: None)


def account(who: str) -> accounts.Entry:
    """The first account of a role, or the one whose address begins with `who`."""
    return next(e for e in accounts.known() if who == e["role"] or e["email"].startswith(f"{who}@"))


def actor(who: str) -> Actor:
    """The same account, for asking services what a page should show."""
    entry = account(who)
    return _signed_in(entry["email"], entry["password"])


@cache
def _signed_in(email: str, password: str) -> Actor:
    return account_service.sign_in(email, password)
