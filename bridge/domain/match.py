"""Matches: a scored pair, why it fits, what is missing, and what was proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bridge.domain.network import BridgePath


class Status(StrEnum):
    """How a youth stands to one requirement. Unknown is a question, never a yes."""

    MET = "met"
    BRIDGEABLE = "bridgeable"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bridging:
    """What closes a gap: an intake with free seats, or the employer itself (`intake_id` None).

    `by` is the programme's name, or "employer"; `days` of lessons where it is shorter than a week.
    """

    by: str
    intake_id: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    weeks: float | None = None
    cost: float | None = None
    days: float | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class RequirementStatus:
    """One requirement of a vacancy held against one youth, with the evidence or the question to ask.

    `asked` are the advert's own words, `label` the name of the thing; `closes` says in words what closes it.
    """

    requirement_id: str
    kind: str
    importance: str
    asked: str
    status: Status
    evidence: str | None = None
    confirmed: bool = False
    bridging: Bridging | None = None
    question: str | None = None
    key: str | None = None
    label: str = ""
    closes: str | None = None


@dataclass(frozen=True, slots=True)
class LawNote:
    """One rule that forbids, restricts or needs supervision, in the reader's words, with its source.

    `verdict`: forbidden, supervised or note. `until` is the date from which it no longer applies.
    """

    rule_id: str
    verdict: str
    text: str
    source: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FeatureValue:
    """One feature of a pair: value in [0, 1], weight, and what it saw in words."""

    name: str
    value: float
    weight: float
    saw: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a pair fits: a sentence for people and the words in the youth's note or the advert it rests on."""

    feature: str
    text: str
    evidence: str | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything needed to show a pair to a person, in that person's language.

    `path_words` holds one sentence per path, in the same order as `paths`.
    """

    why: str
    features: tuple[FeatureValue, ...]
    reasons: tuple[Reason, ...]
    requirements: tuple[RequirementStatus, ...]
    law: tuple[LawNote, ...]
    paths: tuple[BridgePath, ...] = ()
    no_path_hint: str | None = None
    lift: str | None = None
    path_words: tuple[str, ...] = ()


class ProposalState(StrEnum):
    """What a liaison did with a proposal; `pending` ones belong to a run that is not published yet."""

    PENDING = "pending"
    NEW = "new"
    POSTPONED = "postponed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One youth proposed for one vacancy in one run. `score` in [0, 1]."""

    proposal_id: str
    run_id: str
    youth_id: str
    vacancy_id: str
    liaison_id: str
    score: float
    state: ProposalState
    explanation: Explanation
    feature_version: str
    model_version: str
    created_at: datetime
    postponed_until: date | None = None
    reason_code: str | None = None


DECLINE_REASONS: dict[str, str] = {
    "not-interested": "jongere wil dit werk niet",
    "travel": "te ver of niet te bereizen",
    "schedule": "werktijden passen niet",
    "requirement": "mist iets wat echt nodig is",
    "already-working": "heeft al iets anders",
    "not-ready": "is er nu nog niet aan toe",
    "employer-unfit": "deze werkgever past niet",
    "wrong-reading": "het systeem las iets verkeerd",
    "other": "iets anders (schrijf kort wat)",
}
"""Reason codes a liaison can give when declining a proposal, with their Dutch words."""

EMPLOYER_DECLINE_REASONS: dict[str, str] = {
    "filled": "de plek is vervuld",
    "requirement": "mist iets wat echt nodig is",
    "schedule": "werktijden passen niet",
    "no-capacity": "nu geen begeleider beschikbaar",
    "other": "iets anders (schrijf kort wat)",
}
"""Reason codes an employer can give when declining an anonymous profile."""
