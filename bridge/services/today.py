"""Vandaag: what is worth doing this morning, for one liaison, in six statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bridge.domain.account import Actor, Role
from bridge.domain.introduction import State, next_follow_up
from bridge.errors import Forbidden
from bridge.graph import introductions as introduction_store
from bridge.graph import today as store
from bridge.graph.introductions import FoundIntroduction
from bridge.graph.today import ColdTie as ColdTie
from bridge.matching.facts import AskedFact
from bridge.matching.tell import Teller, question_for
from bridge.matching.words import sentence
from bridge.network.reliability import COLD_DAYS
from bridge.services.introductions import OPEN_STATES
from bridge.services.names import name_of
from bridge.services.shortlists import ProposalRow, list_proposals

QUESTIONS_SHOWN = 10
QUESTIONS_PER_YOUTH = 2
"""On Vandaag one youth does not take all the room; the page of the youth holds every question."""
COLD_SHOWN = 8
FOLLOW_UP_AHEAD_DAYS = 7
LAPSE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Question:
    """A question worth asking: a yes opens `opens` vacancies. `text` names the youth."""

    youth_id: str
    youth_name: str
    text: str
    kind: str
    label: str
    opens: int
    vacancy_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpDue:
    """Aftercare that is due, or will be within a week: `step` is follow_up_3, follow_up_6 or follow_up_12."""

    introduction_id: str
    youth_id: str
    youth_name: str
    title: str
    employer: str
    step: str
    due: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised that is about to lapse.

    `kind`: "closing" (the vacancy closes while the introduction is under way), "answer" (the employer has not
    answered in time), "youth" (the employer invited and the youth has not been asked).
    """

    kind: str
    introduction_id: str
    youth_id: str
    youth_name: str
    title: str
    employer: str
    state: State
    due: date


@dataclass(frozen=True, slots=True)
class Today:
    """The five lists of the morning, each in the order of what matters most."""

    proposals: tuple[ProposalRow, ...]
    questions: tuple[Question, ...]
    follow_ups: tuple[FollowUpDue, ...]
    cold_ties: tuple[ColdTie, ...]
    promises: tuple[Promise, ...]


def _questions(actor: Actor, person_id: str) -> tuple[Question, ...]:
    found = []
    for row in store.list_questions(person_id):
        name = name_of(row.identity, row.label)
        for asked in row.asked:
            fact: AskedFact = asked.fact
            text = sentence(question_for(Teller(actor.locale, name), fact))
            found.append(
                Question(
                    row.youth_id, name, text, fact.kind, fact.label, len(asked.vacancy_ids), asked.vacancy_ids
                )
            )
    found.sort(key=lambda q: (-q.opens, q.youth_name, q.label))
    return tuple(found)


def _spread(questions: Iterable[Question]) -> list[Question]:
    """The questions in their order, of each youth only the first few."""
    seen: Counter[str] = Counter()
    kept = []
    for question in questions:
        seen[question.youth_id] += 1
        if seen[question.youth_id] <= QUESTIONS_PER_YOUTH:
            kept.append(question)
    return kept


def questions_of(actor: Actor, youth_id: str) -> tuple[Question, ...]:
    """Everything worth asking one youth of the liaison's own, what opens most first."""
    return tuple(q for q in _questions(actor, _liaison(actor)) if q.youth_id == youth_id)


def questions_for(actor: Actor, vacancy_id: str) -> tuple[Question, ...]:
    """Questions to the liaison's own youths whose yes would open this vacancy."""
    return tuple(q for q in _questions(actor, _liaison(actor)) if vacancy_id in q.vacancy_ids)


def _liaison(actor: Actor) -> str:
    if actor.role is not Role.LIAISON or actor.person_id is None:
        raise Forbidden("alleen een bruggenbouwer heeft een Vandaag")
    return actor.person_id


def _follow_ups(found: Iterable[FoundIntroduction], today: date) -> tuple[FollowUpDue, ...]:
    due = []
    for each in found:
        step = next_follow_up(each.introduction)
        if step is None or step[1] > today + timedelta(days=FOLLOW_UP_AHEAD_DAYS):
            continue
        due.append(
            FollowUpDue(
                each.introduction.introduction_id,
                each.introduction.youth_id,
                name_of(each.identity, each.label),
                each.title,
                each.employer,
                step[0],
                step[1],
                step[1] < today,
            )
        )
    return tuple(sorted(due, key=lambda f: f.due))


def _lapse(each: FoundIntroduction, today: date) -> tuple[str, date] | None:
    """What of this introduction is about to lapse, and when."""
    state, horizon = each.introduction.state, today + timedelta(days=LAPSE_DAYS)
    if state is State.INVITED:
        return "youth", each.introduction.history[-1].at.date() + timedelta(days=each.answer_days)
    answer_by = each.created_at.date() + timedelta(days=each.answer_days)
    if state is State.PROPOSED and answer_by <= today:
        return "answer", answer_by
    underway = state in (State.PROPOSED, State.INTRODUCED, State.INTERVIEWED)
    if underway and each.closes_at is not None and each.closes_at <= horizon:
        return "closing", each.closes_at
    return None


def _promises(found: Iterable[FoundIntroduction], today: date) -> tuple[Promise, ...]:
    promises = [
        Promise(
            lapse[0],
            each.introduction.introduction_id,
            each.introduction.youth_id,
            name_of(each.identity, each.label),
            each.title,
            each.employer,
            each.introduction.state,
            lapse[1],
        )
        for each in found
        if (lapse := _lapse(each, today))
    ]
    return tuple(sorted(promises, key=lambda p: p.due))


def today(actor: Actor) -> Today:
    """What this liaison's morning holds. Raises `Forbidden` for other roles."""
    person_id = _liaison(actor)
    day = datetime.now(UTC).date()
    going = introduction_store.list_introductions(liaison_id=person_id, states=OPEN_STATES)
    return Today(
        proposals=list_proposals(actor),
        questions=tuple(_spread(_questions(actor, person_id))[:QUESTIONS_SHOWN]),
        follow_ups=_follow_ups(going, day),
        cold_ties=store.list_cold_ties(person_id, day - timedelta(days=COLD_DAYS), COLD_SHOWN),
        promises=_promises(going, day),
    )
