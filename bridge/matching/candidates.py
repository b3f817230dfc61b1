"""What one chunk keeps of its scores: the best youths per vacancy, seats needed, questions worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from bridge.domain.reading import Importance
from bridge.domain.vacancy import Requirement
from bridge.matching.bridging import Offer
from bridge.matching.explain import gain_of
from bridge.matching.features import Pairing
from bridge.matching.requirements import BRIDGEABLE, CREDIT, UNKNOWN
from bridge.matching.scoring import THRESHOLD, Scorer, best
from bridge.matching.tables import Floats

KEEP = 60
"""Youths kept per vacancy before the allocation chooses among them."""
QUESTION_KEEP = 60
"""Youths per question and vacancy: those for whom a yes gives most."""


@dataclass(frozen=True, slots=True)
class SeatNeed:
    """A requirement that these youths can only meet with a seat of one of these intakes."""

    requirement_id: str
    intake_ids: tuple[str, ...]
    youth_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A required thing unknown of these youths; with a yes each would be worth proposing."""

    requirement_id: str
    kind: str
    key: str | None
    label: str
    asked: str
    youth_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one vacancy: youths with their scores, best first."""

    vacancy_id: str
    openings: int
    youth_ids: tuple[str, ...]
    scores: tuple[float, ...]
    needs: tuple[SeatNeed, ...] = ()
    unknowns: tuple[Unknown, ...] = ()


def _needs(
    pairing: Pairing, chosen: np.ndarray, seats: Mapping[tuple[int, str], tuple[Offer, ...]]
) -> Iterable[SeatNeed]:
    for requirement, answer in pairing.answers:
        offers = seats.get((pairing.index, requirement.requirement_id))
        if not offers or requirement.importance is not Importance.REQUIRED:
            continue
        needing = (answer.status[chosen] == BRIDGEABLE) & np.isclose(
            answer.credit[chosen], CREDIT[BRIDGEABLE]
        )
        if needing.any():
            ids = tuple(pairing.youths.ids[j] for j in chosen[needing])
            yield SeatNeed(requirement.requirement_id, tuple(o.intake.intake_id for o in offers), ids)


def unknown_of(requirement: Requirement, youth_ids: tuple[str, ...]) -> Unknown:
    """A requirement as the question it raises."""
    concept = requirement.concept
    key = requirement.alternatives[0] if requirement.alternatives else concept.key if concept else None
    label = concept.label if concept else requirement.text
    return Unknown(requirement.requirement_id, requirement.kind, key, label, requirement.text, youth_ids)


def _unknowns(pairing: Pairing, scores: Floats) -> Iterable[Unknown]:
    for requirement, answer in pairing.answers:
        if requirement.importance is not Importance.REQUIRED:
            continue
        with_yes = scores + np.float32(gain_of(pairing, requirement, CREDIT[UNKNOWN]))
        asked = np.flatnonzero((answer.status == UNKNOWN) & (scores >= 0) & (with_yes >= THRESHOLD))
        if len(asked) > QUESTION_KEEP:
            asked = asked[np.argsort(-with_yes[asked], kind="stable")[:QUESTION_KEEP]]
        if len(asked):
            yield unknown_of(requirement, tuple(pairing.youths.ids[j] for j in asked))


def keep(
    scorer: Scorer, index: int, takes_part: np.ndarray, seats: Mapping[tuple[int, str], tuple[Offer, ...]]
) -> Kept:
    """Score one vacancy against all youths and keep what matters; `takes_part` is a mask over youths."""
    pairing = scorer.pairing(index)
    scores = scorer.score_of(pairing)
    scores[~takes_part] = -1.0
    chosen = best(scores, KEEP)
    vacancy = scorer.vacancies.vacancies[index]
    return Kept(
        vacancy_id=vacancy.vacancy_id,
        openings=vacancy.openings,
        youth_ids=tuple(scorer.youths.ids[j] for j in chosen),
        scores=tuple(round(float(s), 5) for s in scores[chosen]),
        needs=tuple(_needs(pairing, chosen, seats)),
        unknowns=tuple(_unknowns(pairing, scores)),
    )
