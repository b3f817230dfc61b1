"""Whose youth is it: the object-level rule that every use case about a youth begins with."""

from __future__ import annotations

from bridge.domain.account import Actor, Role
from bridge.errors import Forbidden, NotFound
from bridge.graph import youths as store
from bridge.graph.youths import Access, StoredYouth

NO_YOUTH = "deze jongere bestaat niet"


def caseload_of(actor: Actor) -> str:
    """The id under which an actor guides youths. Raises `Forbidden` for every other role."""
    if actor.role is not Role.LIAISON or actor.person_id is None:
        raise Forbidden("alleen een bruggenbouwer begeleidt jongeren")
    return actor.person_id


def guided(actor: Actor, youth_id: str) -> Access:
    """Access to a youth of the actor's own caseload; another's youth is not told apart from none."""
    person_id = caseload_of(actor)
    access = store.get_access(youth_id)
    if access.liaison_id != person_id:
        raise NotFound(NO_YOUTH)
    return access


def get_stored(actor: Actor, youth_id: str) -> StoredYouth:
    """A youth of the actor's own caseload as stored. Raises `NotFound` for another's."""
    person_id = caseload_of(actor)
    found = store.get_youth(youth_id)
    if found.youth.liaison_id != person_id:
        raise NotFound(NO_YOUTH)
    return found
