"""What a liaison decides on a proposal: accept, postpone, decline, and take it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bridge.domain.account import Actor
from bridge.domain.ids import new_id
from bridge.domain.introduction import UNDO_DAYS, Introduction
from bridge.domain.match import DECLINE_REASONS, ProposalState
from bridge.errors import Conflict, InputError
from bridge.graph import introductions as introduction_store
from bridge.graph import proposals as store
from bridge.graph.connection import write_all
from bridge.graph.steps import needed
from bridge.services import audit
from bridge.services.proposal_access import decided_by

MAX_POSTPONE_DAYS = 90
MAX_NOTE = 500
_OPEN = (ProposalState.NEW, ProposalState.POSTPONED)
_GONE = Conflict("dit voorstel is al behandeld of verlopen")


def accept(actor: Actor, proposal_id: str) -> Introduction:
    """Take a proposal up: an introduction begins and the employer sees an anonymous profile.

    Raises `Conflict` when the liaison works for the hiring company, or when it was decided or expired.
    """
    found = decided_by(actor, proposal_id)
    if found.conflict:
        raise Conflict("je werkt zelf voor deze werkgever: laat een collega dit voorstel doen")
    introduction_id = new_id()
    decide = store.decide_statement(proposal_id, _OPEN, ProposalState.ACCEPTED, actor.account_id)
    begin = introduction_store.add_statement(introduction_id, proposal_id, found.liaison_id or "")
    write_all(
        needed(decide, _GONE),
        begin,
        audit.event(actor, "proposal.accepted", "proposal", proposal_id, introduction_id),
    )
    return introduction_store.get_introduction(introduction_id).introduction


def postpone(actor: Actor, proposal_id: str, until: date) -> None:
    """Put a proposal away until a day; it comes back on Vandaag then. Raises `InputError` for a bad day."""
    decided_by(actor, proposal_id)
    today = datetime.now(UTC).date()
    if not today < until <= today + timedelta(days=MAX_POSTPONE_DAYS):
        raise InputError.at("until", f"kies een dag binnen {MAX_POSTPONE_DAYS} dagen, vanaf morgen")
    decide = store.decide_statement(
        proposal_id, _OPEN, ProposalState.POSTPONED, actor.account_id, until=until
    )
    write_all(
        needed(decide, _GONE),
        audit.event(actor, "proposal.postponed", "proposal", proposal_id, until.isoformat()),
    )


def decline(actor: Actor, proposal_id: str, reason_code: str, note: str = "") -> None:
    """Say no, with why: this pair is not proposed again for a while. Raises `InputError` without a reason."""
    decided_by(actor, proposal_id)
    if reason_code not in DECLINE_REASONS:
        raise InputError.at("reason_code", "kies een reden")
    if reason_code == "other" and not note.strip():
        raise InputError.at("note", "schrijf kort wat de reden is")
    decide = store.decide_statement(
        proposal_id,
        _OPEN,
        ProposalState.DECLINED,
        actor.account_id,
        reason_code=reason_code,
        note=note.strip()[:MAX_NOTE],
    )
    write_all(
        needed(decide, _GONE),
        audit.event(actor, "proposal.declined", "proposal", proposal_id, reason_code),
    )


def undo(actor: Actor, proposal_id: str) -> None:
    """Take one's own decision back, within two days and before the employer acted on it."""
    found = decided_by(actor, proposal_id)
    state = found.proposal.state
    if state not in (ProposalState.ACCEPTED, ProposalState.POSTPONED, ProposalState.DECLINED):
        raise Conflict("er is niets om terug te draaien")
    write_all(
        needed(
            store.undo_statement(proposal_id, state, actor.account_id, UNDO_DAYS),
            Conflict("dit kan niet meer teruggedraaid worden"),
        ),
        audit.event(actor, "proposal.undone", "proposal", proposal_id, state.value),
    )
