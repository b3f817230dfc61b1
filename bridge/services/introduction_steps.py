"""Take a step of an introduction, or take one's own last step back; each with who, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bridge.domain.account import Actor, Role
from bridge.domain.introduction import RULES, Introduction, Transition, can_undo, check
from bridge.domain.match import DECLINE_REASONS, EMPLOYER_DECLINE_REASONS
from bridge.domain.youth import YouthStatus
from bridge.errors import Conflict, Forbidden, InputError, NotFound, Unavailable
from bridge.graph import introductions as store
from bridge.graph.connection import write_all
from bridge.graph.introductions import FoundIntroduction
from bridge.graph.steps import needed
from bridge.runtime import task_names
from bridge.runtime.queue import enqueue
from bridge.services import audit

STOP_REASONS: dict[str, str] = {
    "contract-ended": "het contract liep af",
    "other-work": "vond ander werk of een opleiding",
    "schedule": "werktijden of reistijd gingen niet",
    "no-match": "het werk paste niet",
    "other": "iets anders (schrijf kort wat)",
}
_YOUTH_STATUS: dict[str, YouthStatus] = {"start": YouthStatus.PLACED, "stop": YouthStatus.AVAILABLE}
_BEFORE: dict[str, YouthStatus] = {"start": YouthStatus.AVAILABLE, "stop": YouthStatus.PLACED}
FUTURE_DAYS = 365


def _is_own(actor: Actor, found: FoundIntroduction) -> bool:
    if actor.role is Role.LIAISON:
        return actor.person_id is not None and found.liaison_id == actor.person_id
    if actor.role is Role.EMPLOYER:
        return actor.employer_id is not None and found.introduction.employer_id == actor.employer_id
    return actor.role in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)


def seen_by(actor: Actor, introduction_id: str) -> FoundIntroduction:
    """An introduction of this actor; another's is not told apart from none."""
    if actor.role not in (Role.LIAISON, Role.EMPLOYER, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        raise Forbidden("deze rol ziet geen kennismakingen")
    found = store.get_introduction(introduction_id)
    if not _is_own(actor, found):
        raise NotFound("deze kennismaking bestaat niet")
    return found


def reason_codes(name: str, role: Role) -> Mapping[str, str]:
    """The codes a role can give as the reason for a step, with their Dutch words."""
    if name == "stop":
        return STOP_REASONS
    return EMPLOYER_DECLINE_REASONS if role is Role.EMPLOYER else DECLINE_REASONS


def _checked_reason(name: str, role: Role, reason: str | None) -> str | None:
    """A code, or "other: words"; free words without a code are refused."""
    if not RULES[name].needs_reason:
        return None
    code, _, note = (reason or "").partition(":")
    if code not in reason_codes(name, role):
        raise InputError.at("reason", "kies een reden")
    if code == "other" and not note.strip():
        raise InputError.at("reason_note", "schrijf kort wat de reden is")
    return f"{code}: {note.strip()[:500]}" if note.strip() else code


def _checked_when(name: str, when: datetime | None, now: datetime) -> datetime | None:
    if name not in ("interview", "start"):
        return None
    if name == "interview" and when is None:
        return now
    if when is None:
        raise InputError.at("when", "vul de eerste werkdag in")
    if abs((when - now).days) > FUTURE_DAYS:
        raise InputError.at("when", "vul een dag in die minder dan een jaar weg is")
    return when


def take(
    actor: Actor,
    introduction_id: str,
    name: str,
    reason: str | None = None,
    when: datetime | None = None,
) -> Introduction:
    """Take a step. `reason` is a code, with words after a colon; `when` the interview or first working day.

    Raises `Conflict` for a step that cannot be taken now and `Forbidden` for another role's step.
    """
    found = seen_by(actor, introduction_id)
    now = datetime.now(UTC)
    rule = check(found.introduction, name, actor.role, reason, now.date())
    if actor.role is Role.LIAISON and found.conflict and not rule.needs_reason:
        raise Conflict("je werkt zelf voor deze werkgever: laat een collega dit doen")
    kept = _checked_reason(name, actor.role, reason)
    moment = _checked_when(name, when, now)
    step = Transition(name, found.introduction.state, rule.target, now, actor.account_id, actor.name, kept)
    write_all(
        needed(
            store.step_statement(
                found.introduction,
                step,
                started_on=moment.date() if name == "start" and moment else None,
                interview_at=moment if name == "interview" else None,
                youth_status=_YOUTH_STATUS.get(name),
            ),
            Conflict("iemand anders was net iets eerder: bekijk de kennismaking opnieuw"),
        ),
        audit.event(
            actor, f"introduction.{name}", "introduction", introduction_id, (kept or "").split(":")[0]
        ),
    )
    if name == "invite":
        _tell_liaison(introduction_id)
    return store.get_introduction(introduction_id).introduction


def _tell_liaison(introduction_id: str) -> None:
    """Ask for the mail; while the queue is down the invitation still shows on Vandaag."""
    try:
        enqueue(task_names.INVITATION, introduction_id=introduction_id)
    except Unavailable:
        return


def undo(actor: Actor, introduction_id: str) -> Introduction:
    """Take one's own last step back. Raises `Conflict` when it is another's or too long ago."""
    found = seen_by(actor, introduction_id)
    if not can_undo(found.introduction, datetime.now(UTC), actor.account_id):
        raise Conflict("dit kan niet meer teruggedraaid worden")
    last = found.introduction.history[-1]
    write_all(
        needed(
            store.undo_statement(found.introduction, _BEFORE.get(last.name)),
            Conflict("iemand anders was net iets eerder: bekijk de kennismaking opnieuw"),
        ),
        audit.event(actor, "introduction.undone", "introduction", introduction_id, last.name),
    )
    return store.get_introduction(introduction_id).introduction
