"""A youth's consent: given for one receiver, withdrawn as easily, relied on only while live."""

from __future__ import annotations

from datetime import UTC, datetime

from bridge.domain.account import Actor, Role
from bridge.domain.consent import Consent, Purpose
from bridge.domain.ids import new_id
from bridge.domain.youth import Identity
from bridge.errors import Conflict, Forbidden, InputError, NotFound
from bridge.graph import consents as store
from bridge.graph import youths
from bridge.graph.connection import Row, Runner, write_all
from bridge.graph.consents import consent_from
from bridge.graph.employers import list_employers
from bridge.graph.steps import needed
from bridge.services import audit
from bridge.services.identities import identity_from


def _guides(actor: Actor, liaison_id: str | None) -> None:
    """Only the liaison of this youth records consents; to others the youth does not exist."""
    if actor.role is not Role.LIAISON:
        raise Forbidden("alleen de bruggenbouwer legt toestemming vast")
    if actor.person_id is None or actor.person_id != liaison_id:
        raise NotFound("deze jongere bestaat niet")


def grant(actor: Actor, youth_id: str, purpose: Purpose | str, receiver_id: str) -> Consent:
    """Record that a youth consents; given twice it is one. Raises `InputError` for an unknown receiver."""
    if purpose not in list(Purpose):
        raise InputError.at("purpose", "kies waarvoor de toestemming is")
    access = youths.get_access(youth_id)
    _guides(actor, access.liaison_id)
    consent = Consent(
        new_id(), youth_id, Purpose(purpose), receiver_id, "", datetime.now(UTC), actor.account_id
    )
    store_it = needed(
        store.add_statement(consent, access.demo), InputError.at("receiver_id", "deze ontvanger bestaat niet")
    )

    def step(run: Runner) -> list[Row]:
        rows = store_it(run)
        if rows[0]["added"]:
            audit.event(actor, "consent.granted", "consent", consent.consent_id, receiver_id)(run)
        return rows

    return consent_from(write_all(step)[0][0]["consent"], youth_id)


def withdraw(actor: Actor, consent_id: str) -> None:
    """End a consent: from now on nothing is shown on its ground. Raises `Conflict` when it had ended."""
    consent, liaison_id = store.get_consent(consent_id)
    _guides(actor, liaison_id)
    write_all(
        needed(
            store.withdraw_statement(consent_id, actor.account_id),
            Conflict("deze toestemming was al ingetrokken"),
        ),
        audit.event(actor, "consent.withdrawn", "consent", consent_id, consent.receiver_id),
    )


def list_receivers(actor: Actor) -> tuple[tuple[str, str], ...]:
    """(employer id, name) of everybody a youth can consent to, for the liaison's choice."""
    if actor.role is not Role.LIAISON:
        raise Forbidden("alleen de bruggenbouwer legt toestemming vast")
    return tuple((employer.employer_id, employer.name) for employer in list_employers())


def identity_for_employer(actor: Actor, introduction_id: str) -> Identity:
    """Who an introduction is about, for its employer, under a live consent; each look is recorded.

    Raises `NotFound` for another employer's introduction and `Forbidden` without a live consent.
    """
    if actor.role is not Role.EMPLOYER:
        raise Forbidden("alleen de werkgever vraagt dit op")
    found = store.find_release(introduction_id)
    if found is None or found.employer_id != actor.employer_id:
        raise NotFound("deze kennismaking bestaat niet")
    if found.consent_id is None:
        raise Forbidden("er is geen toestemming van de jongere")
    identity = identity_from(found.identity_id, found.ciphertext, found.key_id)
    write_all(audit.event(actor, "identity.released", "youth", found.youth_id, f"consent {found.consent_id}"))
    return identity
