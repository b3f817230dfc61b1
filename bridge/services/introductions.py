"""Introductions as lists and pages show them; the steps themselves are in `introduction_steps`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bridge.domain.account import Actor, Role
from bridge.domain.introduction import RULES, Introduction, State, allowed, can_undo, next_follow_up
from bridge.errors import Forbidden
from bridge.graph import introductions as store
from bridge.graph.introductions import FoundIntroduction
from bridge.services.candidates import AnonymousCandidate, candidate_of, pseudonym_of
from bridge.services.introduction_steps import STOP_REASONS, reason_codes, seen_by
from bridge.services.introduction_steps import take as take
from bridge.services.introduction_steps import undo as undo
from bridge.services.names import name_of

OPEN_STATES = tuple(s for s in State if s not in (State.DECLINED, State.STOPPED, State.RETAINED))


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """One line of a list. `person` is a first name for the liaison and a pseudonym for the employer.

    `due` is the day the next follow-up or the employer's answer is due.
    """

    introduction_id: str
    person: str
    youth_id: str | None
    vacancy_id: str
    title: str
    employer: str
    worksite: str
    state: State
    since: datetime
    next_step: str | None
    due: date | None
    released: bool


@dataclass(frozen=True, slots=True)
class IntroductionView:
    """One introduction as its page shows it: the steps this actor may take now, and what happened.

    `youth_id`, `youth_label` and `proposal_id` are None for an employer. `reasons` are the codes for a step
    that needs one, per step.
    """

    introduction: Introduction
    person: str
    youth_id: str | None
    youth_label: str | None
    proposal_id: str | None
    liaison: str
    title: str
    employer: str
    worksite: str
    starts_on: date | None
    allowed: tuple[str, ...]
    can_undo: bool
    next_follow_up: tuple[str, date] | None
    answer_by: date | None
    candidate: AnonymousCandidate
    released: bool
    reasons: Mapping[str, Mapping[str, str]]
    conflict_of_interest: bool


def _person(actor: Actor, found: FoundIntroduction) -> str:
    if actor.role is Role.LIAISON:
        return name_of(found.identity, found.label)
    if actor.role is Role.EMPLOYER:
        return pseudonym_of(found.introduction.introduction_id)
    return found.label


def _since(found: FoundIntroduction) -> datetime:
    history = found.introduction.history
    return history[-1].at if history else found.created_at


def _answer_by(found: FoundIntroduction) -> date | None:
    """The day an employer's answer is due, while it is theirs to give."""
    if found.introduction.state is not State.PROPOSED:
        return None
    return (found.created_at + timedelta(days=found.answer_days)).date()


def _row(actor: Actor, found: FoundIntroduction) -> IntroductionRow:
    follow_up = next_follow_up(found.introduction)
    answer_by = _answer_by(found)
    steps = [name for name in allowed(found.introduction, actor.role) if not RULES[name].needs_reason]
    return IntroductionRow(
        introduction_id=found.introduction.introduction_id,
        person=_person(actor, found),
        youth_id=None if actor.role is Role.EMPLOYER else found.introduction.youth_id,
        vacancy_id=found.introduction.vacancy_id,
        title=found.title,
        employer=found.employer,
        worksite=found.worksite,
        state=found.introduction.state,
        since=_since(found),
        next_step=follow_up[0] if follow_up else steps[0] if steps else None,
        due=follow_up[1] if follow_up else answer_by,
        released=found.consent,
    )


def list_introductions(
    actor: Actor, *, youth_id: str | None = None, vacancy_id: str | None = None, open_only: bool = False
) -> tuple[IntroductionRow, ...]:
    """The introductions of a liaison's own youths, or on an employer's own vacancies; the newest first."""
    if actor.role not in (Role.LIAISON, Role.EMPLOYER, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        raise Forbidden("deze rol ziet geen kennismakingen")
    rows = store.list_introductions(
        employer_id=(actor.employer_id or "") if actor.role is Role.EMPLOYER else None,
        liaison_id=(actor.person_id or "") if actor.role is Role.LIAISON else None,
        youth_id=None if actor.role is Role.EMPLOYER else youth_id,
        vacancy_id=vacancy_id,
        states=OPEN_STATES if open_only else None,
    )
    return tuple(_row(actor, found) for found in rows)


def get_introduction(actor: Actor, introduction_id: str) -> IntroductionView:
    """One introduction with what this actor may do now. Raises `NotFound` for another's."""
    found = seen_by(actor, introduction_id)
    now = datetime.now(UTC)
    employer = actor.role is Role.EMPLOYER
    shown = replace(found.introduction, youth_id="", proposal_id="") if employer else found.introduction
    return IntroductionView(
        introduction=shown,
        person=_person(actor, found),
        youth_id=None if employer else found.introduction.youth_id,
        youth_label=None if employer else found.label,
        proposal_id=None if employer else found.introduction.proposal_id,
        liaison=found.liaison or "",
        title=found.title,
        employer=found.employer,
        worksite=found.worksite,
        starts_on=found.starts_on,
        allowed=allowed(found.introduction, actor.role),
        can_undo=can_undo(found.introduction, now, actor.account_id),
        next_follow_up=next_follow_up(found.introduction),
        answer_by=_answer_by(found),
        candidate=candidate_of(found, actor, now.date()),
        released=found.consent,
        reasons={"decline": reason_codes("decline", actor.role), "stop": STOP_REASONS},
        conflict_of_interest=found.conflict,
    )
