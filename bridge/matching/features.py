"""Does it fit: the declared table of features. Name, weight, one pure function each, value in [0, 1].

Never here, directly or by proxy: nationality, origin, religion, health, gender, name, or the zone.
Place enters as travel time only. Change the table and `VERSION` together, so that an old proposal can still
be explained.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bridge.domain.reading import Importance
from bridge.domain.vacancy import ContractKind, Requirement
from bridge.matching.requirements import UNMET, Answer
from bridge.matching.tables import POLARITY_CODES, Floats, VacancyTable, YouthTable

VERSION = "2026.11.1"
IMPORTANCE_WEIGHT: dict[Importance, float] = {
    Importance.REQUIRED: 1.0,
    Importance.PREFERRED: 0.35,
    Importance.OFFERED: 0.0,
    Importance.EXCLUDED: 0.0,
}
DEFAULT_MAX_TRAVEL = 60.0
"""Minutes one way where a youth named no limit."""
UNKNOWN_TRAVEL = 0.3
"""Value where nobody knows where the work is: a question, not a yes."""

_SCHEDULE_KINDS = frozenset({"schedule"})
_ABOUT_PERSON = frozenset({"schedule", "transport"})


@dataclass(frozen=True, slots=True)
class Pairing:
    """One vacancy against all n youths: what every feature may read, and nothing else.

    `travel` is the worse of the way there and the way back, in minutes, infinite where a shift cannot be
    reached and NaN where the worksite's place is unknown; `bridge` the reliability of the best path to the
    employer. Both of length n.
    """

    youths: YouthTable
    vacancies: VacancyTable
    index: int
    answers: tuple[tuple[Requirement, Answer], ...]
    travel: Floats
    bridge: Floats
    wished: tuple[str, ...]


def _weighted(pairing: Pairing, kinds: Callable[[str], bool], empty: float) -> Floats:
    total = np.zeros(len(pairing.youths), np.float32)
    weight = 0.0
    for requirement, answer in pairing.answers:
        share = IMPORTANCE_WEIGHT[requirement.importance]
        if share and kinds(requirement.kind):
            total += np.float32(share) * answer.credit
            weight += share
    if not weight:
        total.fill(empty)
        return total
    return total / np.float32(weight)


def requirement_cover(pairing: Pairing) -> Floats:
    """Share of what is asked that is met or can be bridged, weighted by importance.

    A vacancy that asks nothing says nothing: half.
    """
    return _weighted(pairing, lambda kind: kind not in _ABOUT_PERSON, 0.5)


def wish(pairing: Pairing) -> Floats:
    """1 where the youth wants this occupation or skill, 0 where they avoid it, 0.4 where nothing is known."""
    value = np.full(len(pairing.youths), 0.4, np.float32)
    for name in pairing.wished:
        held = pairing.youths.held.get(name)
        if held is None:
            continue
        value[held.youth[held.polarity == _WANTS]] = 1.0
        value[held.youth[held.polarity == _AVOIDS]] = 0.0
    return value


def schedule(pairing: Pairing) -> Floats:
    """Shifts and hours against what the youth likes, can and refuses."""
    said = _weighted(pairing, lambda kind: kind in _SCHEDULE_KINDS, 0.4)
    vacancy = pairing.vacancies.vacancies[pairing.index]
    if vacancy.hours_max is None:
        return said
    youths = pairing.youths
    known = ~(np.isnan(youths.hours_max) & np.isnan(youths.hours_min))
    low = vacancy.hours_min or vacancy.hours_max
    fits = np.isnan(youths.hours_max) | (youths.hours_max >= low)
    fits &= np.isnan(youths.hours_min) | (youths.hours_min <= vacancy.hours_max)
    hours = np.where(known, fits.astype(np.float32), np.float32(0.4))
    return (0.6 * said + 0.4 * hours).astype(np.float32)


def travel(pairing: Pairing) -> Floats:
    """1 next door, 0.3 at the youth's limit, 0 beyond twice it or where a shift is out of reach."""
    limit = np.where(np.isnan(pairing.youths.max_travel), DEFAULT_MAX_TRAVEL, pairing.youths.max_travel)
    share = pairing.travel / np.maximum(limit, 1.0)
    near = 1.0 - 0.7 * share
    far = 0.3 * (2.0 - share)
    value = np.where(share <= 1.0, near, np.clip(far, 0.0, 0.3))
    return np.where(np.isnan(pairing.travel), UNKNOWN_TRAVEL, value).astype(np.float32)


def learning_fit(pairing: Pairing) -> Floats:
    """A learning job fits a youth without a basic qualification; other contracts fit everybody alike."""
    kind = pairing.vacancies.vacancies[pairing.index].contract_kind
    start = pairing.youths.start_qualification
    if kind is ContractKind.BBL:
        return np.where(start == 0, 1.0, np.where(start == 1, 0.5, 0.4)).astype(np.float32)
    return np.full(len(start), 0.5, np.float32)


def bridge_strength(pairing: Pairing) -> Floats:
    """Reliability of the best path of people to the employer."""
    return pairing.bridge


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of the table. Weights add up to 1; the score rises in every feature."""

    name: str
    weight: float
    label_nl: str
    label_en: str
    value: Callable[[Pairing], Floats]


FEATURES: tuple[Feature, ...] = (
    Feature("requirements", 0.42, "wat gevraagd wordt", "what is asked", requirement_cover),
    Feature("wish", 0.16, "wat de jongere wil", "what the youth wants", wish),
    Feature("schedule", 0.14, "werktijden", "working hours", schedule),
    Feature("travel", 0.16, "reizen", "travel", travel),
    Feature("learning", 0.05, "leerbaan", "learning job", learning_fit),
    Feature("bridge", 0.07, "wie kent wie", "who knows whom", bridge_strength),
)

_WANTS, _AVOIDS = (code for polarity, code in POLARITY_CODES.items() if polarity in ("wants", "avoids"))


def unmet_required(pairing: Pairing) -> Floats:
    """How many required things each youth is known not to meet."""
    count = np.zeros(len(pairing.youths), np.float32)
    for requirement, answer in pairing.answers:
        if requirement.importance is Importance.REQUIRED:
            count += answer.status == UNMET
    return count
