"""Who can sign in: argon2id passwords, accounts made by the administrator, no hint which part was wrong."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bridge.domain.account import ROLE_NAMES_NL, Account, Actor, Role
from bridge.domain.ids import new_id
from bridge.errors import Conflict, Fault, Forbidden, InputError, NotFound, SignInNeeded
from bridge.graph import accounts as store
from bridge.graph.connection import write_all
from bridge.graph.steps import needed
from bridge.services import audit

LOCALES = ("nl", "en")
MIN_PASSWORD, MAX_PASSWORD = 12, 200
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)*")
ACTS_FOR: dict[Role, str | None] = {
    Role.LIAISON: "person_id",
    Role.EMPLOYER: "employer_id",
    Role.PROVIDER: "organisation_id",
    Role.ZONE_MANAGER: "zone_code",
    Role.NETWORK_MANAGER: None,
    Role.PRIVACY_OFFICER: None,
    Role.ADMINISTRATOR: None,
}
"""Which id an account of a role needs; youths have no account, they come by a link."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _hash_of_nobody() -> str:
    """What the password of an unknown address is held against, so that it takes as long."""
    return _hasher().hash(secrets.token_hex(16))


def generated_password() -> str:
    """Sixteen characters that are hard to mistake, in groups of four: about 79 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def _fits(password: str, password_hash: str) -> bool:
    try:
        return _hasher().verify(password_hash, password[:MAX_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False


def _actor(account: Account, name: str) -> Actor:
    return Actor(
        account_id=account.account_id,
        role=account.role,
        name=name or ROLE_NAMES_NL[account.role],
        person_id=account.person_id,
        employer_id=account.employer_id,
        zone_code=account.zone_code,
        organisation_id=account.organisation_id,
        locale=account.locale,
    )


def sign_in(email: str, password: str) -> Actor:
    """Who signs in. Raises `InputError`, in the same words and as late for a wrong address or password."""
    found = store.find_account(email.strip().lower()[:254])
    known_hash = found[2] if found else _hash_of_nobody()
    fits = _fits(password, known_hash)
    if found is None or not fits or not found[0].active:
        raise InputError.at("email", "dit adres en dit wachtwoord horen niet bij elkaar")
    actor = _actor(found[0], found[1])
    changed: dict[str, object] = {"last_sign_in": datetime.now(UTC)}
    if _hasher().check_needs_rehash(known_hash):
        changed["password_hash"] = _hasher().hash(password)
    write_all(
        store.set_statement(actor.account_id, **changed),
        audit.event(actor, "account.signed_in", "account", actor.account_id),
    )
    return actor


def actor_for(account_id: str) -> Actor:
    """The actor of a session. Raises `SignInNeeded` when the account is gone or switched off."""
    try:
        account, name, _ = store.get_account(account_id)
    except NotFound as fault:
        raise SignInNeeded("meld je opnieuw aan") from fault
    if not account.active:
        raise SignInNeeded("dit account staat uit")
    return _actor(account, name)


def _administrator(actor: Actor) -> None:
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen de beheerder gaat over accounts")


def _password_faults(password: str, email: str, field: str = "password") -> list[Fault]:
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        return [Fault(field, f"kies {MIN_PASSWORD} tot {MAX_PASSWORD} tekens")]
    if password.lower() in (email.lower(), email.partition("@")[0].lower()):
        return [Fault(field, "kies iets anders dan je mailadres")]
    return []


def _account_faults(account: Account, password: str) -> list[Fault]:
    faults = _password_faults(password, account.email)
    if not _EMAIL.fullmatch(account.email) or len(account.email) > 254:
        faults.append(Fault("email", "dit is geen mailadres"))
    if account.locale not in LOCALES:
        faults.append(Fault("locale", "kies nl of en"))
    if account.role not in ACTS_FOR:
        faults.append(Fault("role", "een jongere krijgt een link, geen account"))
    wanted = ACTS_FOR.get(account.role)
    for field in ("person_id", "employer_id", "organisation_id", "zone_code"):
        given = getattr(account, field) is not None
        if given != (field == wanted):
            faults.append(Fault(field, "hoort niet bij deze rol" if given else "is nodig bij deze rol"))
    return faults


def create_account(
    actor: Actor,
    email: str,
    role: Role,
    password: str | None = None,
    person_id: str | None = None,
    employer_id: str | None = None,
    zone_code: str | None = None,
    organisation_id: str | None = None,
    locale: str = "nl",
    demo: bool = False,
) -> tuple[Account, str]:
    """Make an account and give it with its password, which is shown once and stored only as a hash.

    Raises `InputError` with every fault at its field, `Conflict` when the address has an account.
    """
    _administrator(actor)
    account = Account(
        new_id(), email.strip().lower(), Role(role), locale, person_id, employer_id, zone_code,
        organisation_id, demo=demo,
    )  # fmt: skip
    password = password or generated_password()
    if faults := _account_faults(account, password):
        raise InputError("het account is niet gemaakt", faults=faults)
    wanted = ACTS_FOR[account.role] or "role"
    try:
        write_all(
            needed(
                store.add_statement(account, _hasher().hash(password)),
                InputError.at(wanted, "bestaat niet"),
            ),
            audit.event(actor, "account.created", "account", account.account_id, account.role.value),
        )
    except Conflict as fault:
        raise Conflict("dit mailadres heeft al een account") from fault
    return account, password


def list_accounts(actor: Actor) -> tuple[tuple[Account, str], ...]:
    """All accounts with the name they act under, by role and address."""
    _administrator(actor)
    return tuple((account, name or ROLE_NAMES_NL[account.role]) for account, name, _ in store.list_accounts())


def set_active(actor: Actor, account_id: str, active: bool) -> None:
    """Switch an account on or off; whoever is signed in with it is out at the next request."""
    _administrator(actor)
    if account_id == actor.account_id and not active:
        raise Conflict("je kunt jezelf niet uitzetten")
    _change(actor, account_id, "account.enabled" if active else "account.disabled", active=active)


def _change(actor: Actor, account_id: str, what: str, **properties: object) -> None:
    write_all(
        needed(store.set_statement(account_id, **properties), NotFound("dit account bestaat niet")),
        audit.event(actor, what, "account", account_id),
    )


def change_password(actor: Actor, old: str, new: str) -> None:
    """Change one's own password. Raises `InputError` when the old one is wrong or the new one weak."""
    account, _, password_hash = store.get_account(actor.account_id)
    if not _fits(old, password_hash):
        raise InputError.at("old", "dit is niet je huidige wachtwoord")
    if faults := _password_faults(new, account.email, "new"):
        raise InputError("het wachtwoord is niet veranderd", faults=faults)
    _change(actor, actor.account_id, "account.password_changed", password_hash=_hasher().hash(new))


def reset_password(actor: Actor, account_id: str) -> str:
    """A new generated password for an account, shown once."""
    _administrator(actor)
    password = generated_password()
    _change(actor, account_id, "account.password_reset", password_hash=_hasher().hash(password))
    return password


def set_locale(actor: Actor, locale: str) -> Actor:
    """The language of somebody's pages; gives the actor as they now are."""
    if locale not in LOCALES:
        raise InputError.at("locale", "kies nl of en")
    write_all(store.set_statement(actor.account_id, locale=locale))
    return replace(actor, locale=locale)
