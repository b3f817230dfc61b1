"""Introductions in the graph: where they stand, every step that was taken, and between whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bridge.domain.ids import new_id
from bridge.domain.introduction import Introduction, State, Transition
from bridge.domain.youth import YouthStatus
from bridge.errors import NotFound
from bridge.graph.connection import Row, Statement, read
from bridge.graph.proposals import facts_from_text
from bridge.graph.youths import SealedIdentity
from bridge.matching.facts import PairFacts


@dataclass(frozen=True, slots=True)
class FoundIntroduction:
    """An introduction with the names and facts that its pages show.

    `consent` tells whether the youth lets this employer know who they are; `conflict` whether the liaison
    works for the hiring company.
    """

    introduction: Introduction
    created_at: datetime
    facts: PairFacts | None
    label: str
    birth_date: date
    identity: SealedIdentity | None
    liaison_id: str | None
    liaison: str | None
    title: str
    vacancy_status: str
    closes_at: date | None
    starts_on: date | None
    employer: str
    answer_days: int
    worksite: str
    consent: bool
    conflict: bool


def _found(row: Row) -> FoundIntroduction:
    node, proposal = row["introduction"], row["proposal"] or {}
    sealed = row["identity"]
    introduction = Introduction(
        introduction_id=node["introduction_id"],
        proposal_id=proposal.get("proposal_id") or "",
        youth_id=row["youth"]["youth_id"],
        vacancy_id=row["vacancy"]["vacancy_id"],
        employer_id=row["employer"]["employer_id"],
        liaison_id=row["liaison_id"] or node.get("liaison_id") or "",
        state=State(node["state"]),
        history=tuple(
            Transition(
                step["name"],
                State(step["source"]),
                State(step["target"]),
                step["at"],
                step["by_account"],
                step["by_name"],
                step.get("reason"),
            )
            for step in row["history"]
        ),
        started_on=node.get("started_on"),
        interview_at=node.get("interview_at"),
    )
    return FoundIntroduction(
        introduction=introduction,
        created_at=node["created_at"],
        facts=facts_from_text(proposal["facts"]) if proposal.get("facts") else None,
        label=row["youth"]["label"],
        birth_date=row["youth"]["birth_date"],
        identity=SealedIdentity(sealed["identity_id"], sealed["ciphertext"], sealed["key_id"])
        if sealed
        else None,
        liaison_id=row["liaison_id"],
        liaison=row["liaison"],
        title=row["vacancy"]["title"],
        vacancy_status=row["vacancy"]["status"],
        closes_at=row["vacancy"]["closes_at"],
        starts_on=row["vacancy"]["starts_on"],
        employer=row["employer"]["name"],
        answer_days=row["employer"]["answer_days"] or 10,
        worksite=row["worksite"],
        consent=row["consent"],
        conflict=row["conflict"],
    )


def get_introduction(introduction_id: str) -> FoundIntroduction:
    """One introduction. Raises `NotFound`."""
    rows = read("introductions/get_introduction", introduction_id=introduction_id)
    if not rows:
        raise NotFound("deze kennismaking bestaat niet")
    return _found(rows[0])


def list_introductions(
    *,
    employer_id: str | None = None,
    liaison_id: str | None = None,
    vacancy_id: str | None = None,
    youth_id: str | None = None,
    states: Sequence[State] | None = None,
) -> tuple[FoundIntroduction, ...]:
    """Introductions that fit every filter given, the newest first."""
    rows = read(
        "introductions/list_introductions",
        employer_id=employer_id,
        liaison_id=liaison_id,
        vacancy_id=vacancy_id,
        youth_id=youth_id,
        states=[state.value for state in states] if states is not None else None,
    )
    return tuple(_found(row) for row in rows)


def add_statement(introduction_id: str, proposal_id: str, liaison_id: str) -> Statement:
    """Begin an introduction from an accepted proposal."""
    return (
        "introductions/add_introduction",
        {"introduction_id": introduction_id, "proposal_id": proposal_id, "liaison_id": liaison_id},
    )


def step_statement(
    introduction: Introduction,
    step: Transition,
    *,
    started_on: date | None = None,
    interview_at: datetime | None = None,
    youth_status: YouthStatus | None = None,
) -> Statement:
    """Take a step; gives no row when the introduction is not where the step begins any more."""
    return (
        "introductions/take_step",
        {
            "introduction_id": introduction.introduction_id,
            "source": step.source.value,
            "target": step.target.value,
            "started_on": started_on,
            "interview_at": interview_at,
            "youth_status": youth_status.value if youth_status else None,
            "transition": {
                "transition_id": new_id(),
                "position": len(introduction.history),
                "name": step.name,
                "source": step.source.value,
                "target": step.target.value,
                "at": step.at,
                "by_account": step.by_account,
                "by_name": step.by_name,
                "reason": step.reason,
            },
        },
    )


def undo_statement(introduction: Introduction, youth_status: YouthStatus | None = None) -> Statement:
    """Take the last step back; gives no row when somebody acted in between."""
    last = introduction.history[-1]
    return (
        "introductions/undo_step",
        {
            "introduction_id": introduction.introduction_id,
            "position": len(introduction.history) - 1,
            "target": last.target.value,
            "source": last.source.value,
            "youth_status": youth_status.value if youth_status else None,
        },
    )
