"""The proposals of the night for the liaison they are for: lists, one in full, why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bridge.domain.account import Actor, Role
from bridge.domain.match import DECLINE_REASONS, Explanation, Proposal, ProposalState, Status
from bridge.domain.vacancy import Employer, Vacancy, Worksite
from bridge.domain.youth import Youth
from bridge.errors import Forbidden
from bridge.graph import proposals as store
from bridge.graph import vacancies
from bridge.graph.proposals import FoundProposal, ListedProposal
from bridge.matching.facts import AskedFact, TravelFact
from bridge.matching.tell import Teller, tell
from bridge.services.candidates import AnonymousCandidate as AnonymousCandidate
from bridge.services.candidates import employer_shortlist as employer_shortlist
from bridge.services.decisions import accept as accept
from bridge.services.decisions import decline as decline
from bridge.services.decisions import postpone as postpone
from bridge.services.decisions import undo as undo
from bridge.services.names import name_of
from bridge.services.proposal_access import can_undo, own_person, seen_by

_OPEN = (ProposalState.NEW, ProposalState.POSTPONED)


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One line of a list of proposals; `missing` names what is still needed, `questions` counts unknowns."""

    proposal_id: str
    youth_id: str
    youth_label: str
    youth_name: str
    vacancy_id: str
    title: str
    employer: str
    worksite: str
    score: float
    why: str
    state: ProposalState
    created_at: datetime
    missing: tuple[str, ...]
    questions: int
    travel: TravelFact
    closes_at: date | None
    postponed_until: date | None
    reason_code: str | None
    introduction_id: str | None
    can_undo: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """One proposal with everything its page shows. `travel` has minutes per way of travelling."""

    proposal: Proposal
    youth: Youth
    youth_name: str
    liaison: str
    vacancy: Vacancy
    employer: Employer
    worksite: Worksite
    travel: TravelFact
    introduction_id: str | None
    can_undo: bool
    conflict_of_interest: bool
    decline_reasons: Mapping[str, str]


def _today() -> date:
    return datetime.now(UTC).date()


def _missing(facts: tuple[AskedFact, ...]) -> tuple[str, ...]:
    gaps = (Status.BRIDGEABLE, Status.UNMET)
    return tuple(f.label or f.asked for f in facts if f.importance == "required" and f.status in gaps)


def _row(actor: Actor, found: ListedProposal, today: date) -> ProposalRow:
    stored, name = found.proposal, name_of(found.identity, found.label)
    explanation = tell(stored.facts, Teller(actor.locale, name, today))
    return ProposalRow(
        proposal_id=stored.proposal_id,
        youth_id=stored.youth_id,
        youth_label=found.label,
        youth_name=name,
        vacancy_id=stored.vacancy_id,
        title=found.title,
        employer=found.employer,
        worksite=found.worksite,
        score=stored.score,
        why=explanation.why,
        state=stored.state,
        created_at=stored.created_at,
        missing=_missing(stored.facts.asked),
        questions=sum(r.question is not None for r in explanation.requirements),
        travel=stored.facts.travel,
        closes_at=found.closes_at,
        postponed_until=stored.postponed_until,
        reason_code=stored.reason_code,
        introduction_id=found.introduction_id,
        can_undo=can_undo(actor, stored, found.introduction_state),
    )


def list_proposals(
    actor: Actor, youth_id: str | None = None, state: ProposalState | str | None = None
) -> tuple[ProposalRow, ...]:
    """The proposals for a liaison's own youths, the highest score first.

    Without `state`: what waits for a decision, postponed ones from their day on. "" gives every state.
    """
    person_id = own_person(actor)
    today = _today()
    states = _OPEN if state is None else store.VISIBLE if state == "" else (ProposalState(state),)
    found = store.list_proposals(person_id, youth_id, states)
    if state is None:
        found = tuple(
            f
            for f in found
            if f.proposal.postponed_until is None
            or f.proposal.state is ProposalState.NEW
            or f.proposal.postponed_until <= today
        )
    return tuple(_row(actor, f, today) for f in found)


def _explanation(actor: Actor, found: FoundProposal) -> Explanation:
    name = name_of(found.identity, found.youth.label) if actor.role is Role.LIAISON else found.youth.label
    return tell(found.proposal.facts, Teller(actor.locale, name, _today()))


def explain(actor: Actor, proposal_id: str) -> Explanation:
    """Why this pair, requirement by requirement, through whom; also for proposals of long ago."""
    return _explanation(actor, seen_by(actor, proposal_id))


def get_proposal(actor: Actor, proposal_id: str) -> ProposalView:
    """One proposal with all that its page shows. Raises `NotFound` for another liaison's youth."""
    found = seen_by(actor, proposal_id)
    posted = vacancies.get_posted(found.proposal.vacancy_id)
    stored = found.proposal
    liaison_sees = actor.role is Role.LIAISON
    return ProposalView(
        proposal=Proposal(
            proposal_id=stored.proposal_id,
            run_id=stored.run_id,
            youth_id=stored.youth_id,
            vacancy_id=stored.vacancy_id,
            liaison_id=stored.liaison_id,
            score=stored.score,
            state=stored.state,
            explanation=_explanation(actor, found),
            feature_version=stored.feature_version,
            model_version=stored.model_version,
            created_at=stored.created_at,
            postponed_until=stored.postponed_until,
            reason_code=stored.reason_code,
        ),
        youth=found.youth,
        youth_name=name_of(found.identity, found.youth.label) if liaison_sees else found.youth.label,
        liaison=found.liaison or "",
        vacancy=posted.vacancy,
        employer=posted.employer,
        worksite=posted.worksite,
        travel=stored.facts.travel,
        introduction_id=found.introduction_id,
        can_undo=can_undo(actor, stored, found.introduction_state),
        conflict_of_interest=found.conflict,
        decline_reasons=DECLINE_REASONS,
    )


def export_proposals(actor: Actor) -> Iterator[dict[str, Any]]:
    """Every current and decided proposal with its reasons, for overseers; ids and pseudonyms only."""
    if actor.role not in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        raise Forbidden("alleen de beheerder en de privacyfunctionaris exporteren voorstellen")
    for row, facts in store.iter_export(store.VISIBLE):
        told = tell(facts, Teller(actor.locale, row["label"]))
        yield {
            **row,
            "why": told.why,
            "reasons": [reason.text for reason in told.reasons],
            "requirements": [
                {"asked": r.asked, "importance": r.importance, "status": r.status.value}
                for r in told.requirements
            ],
            "law": [note.text for note in told.law],
        }
