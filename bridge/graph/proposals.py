"""Proposals in the graph: facts kept as JSON text, told in the reader's language when they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bridge.domain.match import ProposalState
from bridge.domain.plain import from_plain, to_plain
from bridge.domain.youth import Youth
from bridge.errors import NotFound
from bridge.graph.connection import Row, Statement, read
from bridge.graph.youths import SealedIdentity, youth_from
from bridge.matching.facts import PairFacts

VISIBLE = (ProposalState.NEW, ProposalState.POSTPONED, ProposalState.ACCEPTED, ProposalState.DECLINED)


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """A proposal as it is kept: facts, no words."""

    proposal_id: str
    run_id: str
    youth_id: str
    vacancy_id: str
    liaison_id: str
    score: float
    state: ProposalState
    facts: PairFacts
    feature_version: str
    model_version: str
    created_at: datetime
    postponed_until: date | None = None
    reason_code: str | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class ListedProposal:
    """A proposal with the names a list shows."""

    proposal: StoredProposal
    label: str
    identity: SealedIdentity | None
    title: str
    employer: str
    worksite: str
    closes_at: date | None
    introduction_id: str | None
    introduction_state: str | None


@dataclass(frozen=True, slots=True)
class FoundProposal:
    """A proposal with whose it is; `conflict` where the liaison works for the hiring company."""

    proposal: StoredProposal
    youth: Youth
    identity: SealedIdentity | None
    liaison_id: str | None
    liaison: str | None
    employer_id: str
    introduction_id: str | None
    introduction_state: str | None
    conflict: bool


@dataclass(frozen=True, slots=True)
class NewProposal:
    """What publishing writes: `via` are (person id, place on the path, number of the path)."""

    proposal: StoredProposal
    via: tuple[tuple[str, int, int], ...]
    intake_ids: tuple[str, ...]
    demo: bool = False


@dataclass(frozen=True, slots=True)
class ClosedPair:
    """A pair that people decided on: not proposed again. `active` ones take room of youth and vacancy."""

    youth_id: str
    vacancy_id: str
    active: bool
    this_week: bool


def facts_text(facts: PairFacts) -> str:
    """Facts as the JSON text that the graph stores."""
    return json.dumps(to_plain(facts), ensure_ascii=False, separators=(",", ":"))


def facts_from_text(text: str) -> PairFacts:
    """The stored JSON text as facts."""
    return from_plain(PairFacts, json.loads(text))


def _stored(node: Row, youth_id: str, vacancy_id: str) -> StoredProposal:
    return StoredProposal(
        proposal_id=node["proposal_id"],
        run_id=node["run_id"],
        youth_id=youth_id,
        vacancy_id=vacancy_id,
        liaison_id=node["liaison_id"],
        score=node["score"],
        state=ProposalState(node["state"]),
        facts=facts_from_text(node["facts"]),
        feature_version=node["feature_version"],
        model_version=node["model_version"],
        created_at=node["created_at"],
        postponed_until=node.get("postponed_until"),
        reason_code=node.get("reason_code"),
        decided_at=node.get("decided_at"),
        decided_by=node.get("decided_by"),
    )


def _sealed(node: Row | None) -> SealedIdentity | None:
    return SealedIdentity(node["identity_id"], node["ciphertext"], node["key_id"]) if node else None


def add_statement(rows: Sequence[NewProposal]) -> Statement:
    """Write proposals of a run that is not published yet; the same proposal twice is one."""
    return (
        "proposals/add_proposals",
        {
            "rows": [
                {
                    "youth_id": row.proposal.youth_id,
                    "vacancy_id": row.proposal.vacancy_id,
                    "properties": {
                        "proposal_id": row.proposal.proposal_id,
                        "run_id": row.proposal.run_id,
                        "liaison_id": row.proposal.liaison_id,
                        "score": row.proposal.score,
                        "state": ProposalState.PENDING.value,
                        "facts": facts_text(row.proposal.facts),
                        "feature_version": row.proposal.feature_version,
                        "model_version": row.proposal.model_version,
                        "demo": row.demo or None,
                    },
                    "via": [{"person_id": p, "position": at, "path": path} for p, at, path in row.via],
                    "intake_ids": list(row.intake_ids),
                }
                for row in rows
            ]
        },
    )


def list_closed_pairs(declined_days: int) -> tuple[ClosedPair, ...]:
    """Pairs with a decision that still holds."""
    return tuple(
        ClosedPair(**row) for row in read("proposals/list_closed_pairs", declined_days=declined_days)
    )


def list_proposals(
    person_id: str, youth_id: str | None, states: Sequence[ProposalState]
) -> tuple[ListedProposal, ...]:
    """Proposals for the youths a liaison guides now, the highest score first."""
    rows = read(
        "proposals/list_proposals",
        person_id=person_id,
        youth_id=youth_id,
        states=[state.value for state in states],
    )
    return tuple(
        ListedProposal(
            proposal=_stored(row["proposal"], row["youth_id"], row["vacancy"]["vacancy_id"]),
            label=row["label"],
            identity=_sealed(row["identity"]),
            title=row["vacancy"]["title"],
            employer=row["employer"],
            worksite=row["worksite"],
            closes_at=row["vacancy"]["closes_at"],
            introduction_id=row["introduction_id"],
            introduction_state=row["introduction_state"],
        )
        for row in rows
    )


def get_proposal(proposal_id: str) -> FoundProposal:
    """One proposal of a published run. Raises `NotFound`."""
    rows = read("proposals/get_proposal", proposal_id=proposal_id)
    if not rows:
        raise NotFound("dit voorstel bestaat niet")
    row = rows[0]
    return FoundProposal(
        proposal=_stored(row["proposal"], row["youth"]["youth_id"], row["vacancy_id"]),
        youth=youth_from(row["youth"], row["liaison_id"]),
        identity=_sealed(row["identity"]),
        liaison_id=row["liaison_id"],
        liaison=row["liaison"],
        employer_id=row["employer_id"],
        introduction_id=row["introduction_id"],
        introduction_state=row["introduction_state"],
        conflict=row["conflict"],
    )


def decide_statement(
    proposal_id: str,
    sources: Sequence[ProposalState],
    state: ProposalState,
    by: str,
    *,
    until: date | None = None,
    reason_code: str | None = None,
    note: str | None = None,
) -> Statement:
    """A liaison's decision; gives no row when the proposal is not in one of `sources` any more."""
    return (
        "proposals/decide",
        {
            "proposal_id": proposal_id,
            "sources": [source.value for source in sources],
            "state": state.value,
            "by": by,
            "until": until,
            "reason_code": reason_code,
            "note": note or None,
        },
    )


def undo_statement(proposal_id: str, state: ProposalState, by: str, days: int) -> Statement:
    """Take one's own decision back; no row when it is too late or the employer acted on it."""
    return "proposals/undo", {"proposal_id": proposal_id, "state": state.value, "by": by, "days": days}


def iter_export(
    states: Sequence[ProposalState], batch: int = 500
) -> Iterator[tuple[Mapping[str, Any], PairFacts]]:
    """Every proposal in these states with its ids and facts, `batch` at a time."""
    skip = 0
    while rows := read("proposals/export", states=[s.value for s in states], skip=skip, limit=batch):
        for row in rows:
            facts = facts_from_text(row["proposal"].pop("facts"))
            yield {**row["proposal"], **{k: v for k, v in row.items() if k != "proposal"}}, facts
        skip += batch
