"""What an employer sees of a youth before consent: reasons and statuses, nothing that tells who it is.

Never the postcode, birth date, pseudonym of the service, notes, people or paths. Sentences of a note are
shown only where the liaison confirmed them and no personal data is found in them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from bridge.domain.account import Actor, Role
from bridge.domain.introduction import State, allowed
from bridge.domain.match import EMPLOYER_DECLINE_REASONS, Status
from bridge.domain.youth import age_on
from bridge.errors import Forbidden, NotFound
from bridge.graph import introductions as store
from bridge.graph import vacancies
from bridge.graph.introductions import FoundIntroduction
from bridge.matching import words
from bridge.matching.facts import PairFacts
from bridge.matching.tell import Teller, tell
from bridge.nlp.personal_data import find_personal_data

TRAVEL_BANDS = (15, 30, 45, 60, 90)
AGE_BANDS = ((16, 17), (18, 20), (21, 23), (24, 27))
_SHOWN_FEATURES = frozenset({"requirements", "schedule", "wish", "learning"})


@dataclass(frozen=True, slots=True)
class CandidateRequirement:
    """One thing the vacancy asks and how the candidate stands to it."""

    asked: str
    label: str
    importance: str
    status: Status
    closes: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class AnonymousCandidate:
    """A candidate without name: the pseudonym differs per introduction, so profiles cannot be joined.

    `travel_within` is the upper end of a band of minutes. `released` tells whether the youth consents to
    this employer knowing who they are.
    """

    introduction_id: str
    pseudonym: str
    age_band: str
    state: State
    since: datetime
    reasons: tuple[str, ...]
    requirements: tuple[CandidateRequirement, ...]
    law: tuple[str, ...]
    travel_within: int | None
    allowed: tuple[str, ...]
    released: bool
    answer_by: date | None = None


def pseudonym_of(introduction_id: str) -> str:
    """A name that says nothing, the same every time for one introduction."""
    return f"Kandidaat {hashlib.sha256(introduction_id.encode()).hexdigest()[:4].upper()}"


def age_band(birth_date: date, today: date) -> str:
    """The age as a band wide enough not to point at one person."""
    age = age_on(birth_date, today)
    for low, high in AGE_BANDS:
        if age <= high:
            return f"{low}-{high}"
    return f"{AGE_BANDS[-1][1]}+"


@cache
def _impersonal(sentence: str) -> bool:
    """Whether nothing in a sentence points at a person; remembered per process."""
    return not find_personal_data(sentence)


def _evidence(sentence: str | None, confirmed: bool) -> str | None:
    return sentence if sentence and confirmed and _impersonal(sentence) else None


def _travel_within(facts: PairFacts) -> int | None:
    minutes = facts.travel.minutes
    if minutes is None or not facts.travel.reachable:
        return None
    return next((band for band in TRAVEL_BANDS if minutes <= band), None)


def candidate_of(found: FoundIntroduction, actor: Actor, today: date) -> AnonymousCandidate:
    """The anonymous profile of one introduction."""
    introduction, facts = found.introduction, found.facts
    who = words.WHO[1 if actor.locale == "en" else 0]
    told = tell(facts, Teller(actor.locale, who, today)) if facts else None
    last = introduction.history[-1].at if introduction.history else found.created_at
    return AnonymousCandidate(
        introduction_id=introduction.introduction_id,
        pseudonym=pseudonym_of(introduction.introduction_id),
        age_band=age_band(found.birth_date, today),
        state=introduction.state,
        since=last,
        reasons=tuple(r.text for r in told.reasons if r.feature in _SHOWN_FEATURES) if told else (),
        requirements=tuple(
            CandidateRequirement(
                r.asked, r.label, r.importance, r.status, r.closes, _evidence(r.evidence, r.confirmed)
            )
            for r in told.requirements
            if r.kind != "age"
        )
        if told
        else (),
        # Without the date until which it holds: that is a birthday.
        law=tuple(
            law.text_en if actor.locale == "en" else law.text_nl
            for law in facts.law
            if law.verdict in ("supervised", "note")
        )
        if facts
        else (),
        travel_within=_travel_within(facts) if facts else None,
        allowed=allowed(introduction, actor.role) if actor.role is Role.EMPLOYER else (),
        released=found.consent,
    )


def employer_shortlist(actor: Actor, vacancy_id: str) -> tuple[AnonymousCandidate, ...]:
    """Who is proposed for an employer's own vacancy, without names, the newest first.

    Raises `NotFound` for another employer's vacancy.
    """
    if actor.role is not Role.EMPLOYER or actor.employer_id is None:
        raise Forbidden("alleen de werkgever ziet deze lijst")
    if vacancies.get_posted(vacancy_id).vacancy.employer_id != actor.employer_id:
        raise NotFound("deze vacature bestaat niet")
    today = datetime.now(UTC).date()
    found = store.list_introductions(employer_id=actor.employer_id, vacancy_id=vacancy_id)
    return tuple(candidate_of(each, actor, today) for each in found)


DECLINE_REASONS = EMPLOYER_DECLINE_REASONS
"""What an employer may give as a reason."""
