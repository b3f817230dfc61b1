"""One pair in full: the same arrays that gave the score, read for one youth, with the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from bridge.domain.law import notes_for
from bridge.domain.match import Bridging, Status
from bridge.domain.network import BridgePath
from bridge.domain.reading import Importance, Polarity
from bridge.domain.vacancy import ContractKind, Requirement
from bridge.domain.youth import Youth
from bridge.matching.bridging import Offer, bridging_by
from bridge.matching.evidence import holding_for, wish_holdings
from bridge.matching.facts import (
    Acquaintance,
    AskedFact,
    LawFact,
    Lift,
    PairFacts,
    Scored,
    TravelFact,
    WishFact,
)
from bridge.matching.features import FEATURES, IMPORTANCE_WEIGHT, Pairing
from bridge.matching.requirements import BRIDGEABLE, MET, UNKNOWN, UNMET, Answer
from bridge.matching.tables import MODES, Floats

STATUS: dict[int, Status] = {
    MET: Status.MET,
    BRIDGEABLE: Status.BRIDGEABLE,
    UNMET: Status.UNMET,
    UNKNOWN: Status.UNKNOWN,
}
UNKNOWN_MODES = ("foot", "bicycle", "transit")
"""How somebody is taken to travel of whom nobody wrote it down."""


ASKED_FIRST = frozenset({"certificate", "licence", "screening", "qualification", "language", "experience"})
"""Kinds with a plain yes or no, that are asked before what people can do."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an explanation needs besides the arrays.

    `minutes` per means of travel in the order of `MODES` (infinite: not that way, NaN: unknown place);
    `seats` is the offer given to this youth per requirement id, `closable` what intakes or employer close.
    """

    minutes: tuple[float, ...]
    closable: frozenset[str]
    seats: Mapping[str, Offer]
    paths: tuple[BridgePath, ...] = ()
    hint: Acquaintance | None = None


def question_fact(requirement: Requirement) -> AskedFact:
    """A requirement of which nothing is known: a question."""
    concept = requirement.concept
    return AskedFact(
        requirement_id=requirement.requirement_id,
        kind=requirement.kind,
        importance=requirement.importance.value,
        asked=requirement.text,
        label=concept.label if concept else requirement.text,
        status=Status.UNKNOWN,
        key=(requirement.alternatives or ((concept.key,) if concept else (None,)))[0],
    )


def _bridging(requirement_id: str, around: Surroundings, in_training: bool) -> Bridging | None:
    if in_training or requirement_id not in around.closable:
        return None
    return bridging_by(around.seats.get(requirement_id))


def _asked(requirement: Requirement, answer: Answer, j: int, youth: Youth, around: Surroundings) -> AskedFact:
    status = STATUS[int(answer.status[j])]
    blank = question_fact(requirement)
    if status is Status.UNKNOWN:
        return blank
    held = holding_for(requirement, status, youth)
    in_training = status is Status.BRIDGEABLE and held is not None and held.polarity is Polarity.IN_PROGRESS
    return AskedFact(
        requirement_id=blank.requirement_id,
        kind=blank.kind,
        importance=blank.importance,
        asked=blank.asked,
        label=blank.label,
        status=status,
        key=blank.key,
        evidence=(held.evidence or held.text) if held else None,
        confirmed=held.confirmed_by is not None if held else status is not Status.BRIDGEABLE,
        in_training=in_training,
        informal=held is not None and held.sphere == "informal" and status is Status.MET,
        bridging=_bridging(blank.requirement_id, around, in_training)
        if status is Status.BRIDGEABLE
        else None,
    )


def _travel(around: Surroundings, youth: Youth) -> TravelFact:
    limit = youth.max_travel_minutes
    if any(np.isnan(m) for m in around.minutes):
        return TravelFact(limit=limit)
    by_mode = dict(zip(MODES, around.minutes, strict=True))
    own = [mode for mode in (youth.modes or UNKNOWN_MODES) if mode in by_mode]
    best = min(own, key=lambda mode: by_mode[mode])
    told = tuple((mode, round(m) if np.isfinite(m) else None) for mode, m in by_mode.items())
    if not np.isfinite(by_mode[best]):
        return TravelFact(reachable=False, limit=limit, modes=told)
    return TravelFact(round(by_mode[best]), True, limit, best, told)


def _wishes(pairing: Pairing, youth: Youth) -> tuple[WishFact, ...]:
    found: dict[str, WishFact] = {}
    for held in wish_holdings(pairing.wished, youth):
        label = held.concept.label if held.concept else held.text
        wants = held.polarity is Polarity.WANTS
        found.setdefault(label, WishFact(label, wants, held.evidence or held.text))
    return tuple(found.values())


def _law(pairing: Pairing, j: int, youth: Youth) -> tuple[LawFact, ...]:
    rules = pairing.vacancies.rules[pairing.index]
    on = date.fromordinal(int(pairing.vacancies.start_day[pairing.index]))
    held = int(pairing.youths.start_qualification[j])
    known = None if held < 0 else bool(held)
    dutch = notes_for(rules, youth.birth_date, on, known, "nl")
    english = notes_for(rules, youth.birth_date, on, known, "en")
    return tuple(
        LawFact(nl.rule_id, nl.verdict, nl.source, nl.text, en.text, nl.until)
        for nl, en in zip(dutch, english, strict=True)
    )


def gain_of(pairing: Pairing, requirement: Requirement, credit: float) -> float:
    """What the score gains when a requirement with this credit is met, before the factors for known gaps."""
    counted = [r for r, _ in pairing.answers if r.kind not in ("schedule", "transport")]
    if requirement.kind in ("schedule", "transport"):
        return 0.0
    total = sum(IMPORTANCE_WEIGHT[r.importance] for r in counted)
    weight = next(f.weight for f in FEATURES if f.name == "requirements")
    return weight * IMPORTANCE_WEIGHT[requirement.importance] * (1.0 - credit) / total if total else 0.0


def _effort(fact: AskedFact) -> float:
    """Days it takes to close a gap; the employer's own training takes the youth none beforehand."""
    at = fact.bridging
    if at is None or at.intake_id is None:
        return 0.0
    return at.days if at.days and (at.weeks or 0) <= 1 else 7.0 * (at.weeks or 0)


def _lift(pairing: Pairing, j: int, asked: tuple[AskedFact, ...], score: float) -> Lift | None:
    """The gap of what is required that takes the least to close; else the question that gives most."""
    gains = {r.requirement_id: gain_of(pairing, r, float(a.credit[j])) for r, a in pairing.answers}
    required = [f for f in asked if f.importance == Importance.REQUIRED]
    gaps = [f for f in required if f.status is Status.BRIDGEABLE and f.bridging is not None]
    if gaps:
        least = min(gaps, key=lambda f: (_effort(f), f.requirement_id))
        by = "intake" if least.bridging and least.bridging.intake_id else "employer"
        return Lift(least.requirement_id, by, round(score + gains[least.requirement_id], 4))
    questions = [f for f in required if f.status is Status.UNKNOWN and f.kind in ASKED_FIRST]
    if questions:
        most = max(questions, key=lambda f: (gains[f.requirement_id], f.requirement_id))
        return Lift(most.requirement_id, "question", round(score + gains[most.requirement_id], 4))
    return None


def feature_values(pairing: Pairing) -> dict[str, Floats]:
    """The value of every feature for all youths, computed once per vacancy."""
    return {feature.name: feature.value(pairing) for feature in FEATURES}


def facts_of(
    pairing: Pairing,
    values: Mapping[str, Floats],
    j: int,
    youth: Youth,
    score: float,
    around: Surroundings,
) -> PairFacts:
    """Everything that is told of vacancy `pairing.index` and youth number `j`; `values` per feature."""
    asked = tuple(_asked(requirement, answer, j, youth, around) for requirement, answer in pairing.answers)
    held = int(pairing.youths.start_qualification[j])
    vacancy = pairing.vacancies.vacancies[pairing.index]
    return PairFacts(
        features=tuple(
            Scored(feature.name, round(float(values[feature.name][j]), 4), feature.weight)
            for feature in FEATURES
        ),
        asked=asked,
        law=_law(pairing, j, youth),
        travel=_travel(around, youth),
        wishes=_wishes(pairing, youth),
        paths=around.paths,
        hint=around.hint,
        lift=_lift(pairing, j, asked, score),
        learning_job=vacancy.contract_kind is ContractKind.BBL,
        start_qualification=None if held < 0 else bool(held),
    )
