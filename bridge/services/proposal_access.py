"""Whose proposal is it: the object-level rule that every use case about a proposal begins with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bridge.domain.account import Actor, Role
from bridge.domain.introduction import UNDO_DAYS, State
from bridge.errors import Forbidden, NotFound
from bridge.graph import proposals as store
from bridge.graph.proposals import FoundProposal, StoredProposal


def own_person(actor: Actor) -> str:
    """The id under which a liaison works. Raises `Forbidden` for every other role."""
    if actor.role is not Role.LIAISON or actor.person_id is None:
        raise Forbidden("alleen een bruggenbouwer beslist over voorstellen")
    return actor.person_id


def seen_by(actor: Actor, proposal_id: str) -> FoundProposal:
    """A proposal this actor may see: a liaison their own youths', overseers all, under the pseudonym."""
    if actor.role not in (Role.LIAISON, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        raise Forbidden("deze rol ziet geen voorstellen")
    found = store.get_proposal(proposal_id)
    if actor.role is Role.LIAISON and (actor.person_id is None or found.liaison_id != actor.person_id):
        raise NotFound("dit voorstel bestaat niet")
    return found


def decided_by(actor: Actor, proposal_id: str) -> FoundProposal:
    """A proposal this actor decides on. Raises `Forbidden` or `NotFound`."""
    own_person(actor)
    return seen_by(actor, proposal_id)


def can_undo(actor: Actor, stored: StoredProposal, introduction_state: str | None = None) -> bool:
    """Whether this is the actor's own decision of the last days, and nobody acted on it since."""
    if stored.decided_by != actor.account_id or stored.decided_at is None:
        return False
    recent = datetime.now(UTC) - stored.decided_at <= timedelta(days=UNDO_DAYS)
    return recent and introduction_state in (None, State.PROPOSED.value)
