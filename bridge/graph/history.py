"""What people did before this service kept it: runs, proposals and introductions with days in the past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bridge.domain.introduction import Introduction, State, Transition
from bridge.domain.match import ProposalState
from bridge.domain.youth import YouthStatus
from bridge.graph.bulk import upsert_statement
from bridge.graph.connection import Statement
from bridge.graph.proposals import facts_text
from bridge.matching.facts import PairFacts, TravelFact

VERSION = "historie"
"""Stands where a feature table or reader would: nobody computed these."""


@dataclass(frozen=True, slots=True)
class PastProposal:
    """One proposal and what came of it. `vacancy` is an external id of `source`; `score` in [0, 1].

    `consent` is the day on which the youth let the employer know who they are.
    """

    source: str
    youth_id: str
    vacancy: str
    run_on: date
    score: float
    state: ProposalState
    decided_at: datetime | None
    reason_code: str | None
    introduction: Introduction | None
    consent: date | None

    @property
    def proposal_id(self) -> str:
        """The same youth, vacancy and night are the same proposal."""
        return _id("proposal", self.source, self.youth_id, self.vacancy, self.run_on.isoformat())


def _id(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "historie/" + "/".join(parts)))


def run_id_of(source: str, day: date) -> str:
    """The id of the run of a night in the past."""
    return _id("run", source, day.isoformat())


def moment(day: date, hour: int) -> datetime:
    """A time on a day in the past of which only the day is known."""
    return datetime.combine(day, time(hour), UTC)


def upsert_runs_statement(source: str, nights: Sequence[tuple[date, int]], demo: bool = False) -> Statement:
    """Store runs of the past: (night, number of proposals)."""
    rows = [
        {
            "key": run_id_of(source, night),
            "properties": {
                "state": "published",
                "started_at": moment(night, 1),
                "finished_at": moment(night, 2),
                "feature_version": VERSION,
                "model_version": VERSION,
                "vacancies": 0,
                "youths": 0,
                "proposals": proposals,
                "started_by": VERSION,
                "current": False,
                "metrics": "{}",
                "demo": demo or None,
            },
        }
        for night, proposals in nights
    ]
    return upsert_statement("runs", rows)


def _step(introduction_id: str, number: int, step: Transition, demo: bool) -> dict[str, Any]:
    return {
        "transition_id": _id("step", introduction_id, str(number)),
        "position": number,
        "name": step.name,
        "source": step.source.value,
        "target": step.target.value,
        "at": step.at,
        "by_account": step.by_account,
        "by_name": step.by_name,
        "reason": step.reason,
        "demo": demo or None,
    }


def _introduction(past: PastProposal, demo: bool) -> list[dict[str, Any]]:
    intro = past.introduction
    if intro is None:
        return []
    key = _id("introduction", past.proposal_id)
    return [
        {
            "introduction_id": key,
            "properties": {
                "state": intro.state.value,
                "created_at": past.decided_at,
                "started_on": intro.started_on,
                "interview_at": intro.interview_at,
                "demo": demo or None,
            },
            "steps": [_step(key, number, step, demo) for number, step in enumerate(intro.history)],
        }
    ]


def _youth_status(past: PastProposal) -> str | None:
    """What the youth is after this: placed while at work, available again when that stopped."""
    state = past.introduction.state if past.introduction else None
    if state in (State.STARTED, State.FOLLOWED_3, State.FOLLOWED_6, State.RETAINED):
        return YouthStatus.PLACED.value
    return YouthStatus.AVAILABLE.value if state is State.STOPPED else None


def _consents(past: PastProposal, demo: bool) -> list[dict[str, Any]]:
    if past.consent is None:
        return []
    return [
        {
            "consent_id": _id("consent", past.proposal_id),
            "purpose": "share-identity",
            "granted_at": moment(past.consent, 10),
            "recorded_by": VERSION,
            "demo": demo or None,
        }
    ]


def upsert_statement_of(several: Sequence[PastProposal], demo: bool = False) -> Statement:
    """Store proposals of the past with their introductions, steps and consents."""
    facts = facts_text(PairFacts((), (), (), TravelFact()))
    rows = [
        {
            "key": past.proposal_id,
            "source": past.source,
            "youth_id": past.youth_id,
            "vacancy": past.vacancy,
            "properties": {
                "run_id": run_id_of(past.source, past.run_on),
                "score": past.score,
                "state": past.state.value,
                "facts": facts,
                "feature_version": VERSION,
                "model_version": VERSION,
                "created_at": moment(past.run_on, 2),
                "decided_at": past.decided_at,
                "decided_by": VERSION if past.decided_at else None,
                "reason_code": past.reason_code,
                "demo": demo or None,
            },
            "introductions": _introduction(past, demo),
            "consents": _consents(past, demo),
            "youth_status": _youth_status(past),
        }
        for past in several
    ]
    return upsert_statement("history", rows)
