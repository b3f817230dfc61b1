"""The score of a pair: a weighted sum of the features, lowered for each required thing known to be missing.

Monotone in every feature. Forbidden pairs score -1 and are never kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from bridge.domain.reading import Importance
from bridge.domain.vacancy import Vacancy
from bridge.matching.features import FEATURES, Pairing, unmet_required
from bridge.matching.legality import allowed
from bridge.matching.requirements import Answer, Asked, Near, answer, asked_of
from bridge.matching.stems import stems
from bridge.matching.tables import Floats, VacancyTable, YouthTable

UNMET_FACTOR = 0.55
"""What remains of a score per required thing that is known to be missing."""
THRESHOLD = 0.42
"""Pairs below this are not proposed: more than somebody of whom nothing is known can reach."""
UNREACHABLE_FACTOR = 0.3
"""What remains of a score where no shift can be reached or travelled home from."""


@dataclass(slots=True)
class Scorer:
    """Scores vacancies against one table of youths; answers are shared between vacancies that ask the same.

    `travel[vacancy_index]` and `bridge[employer_id]` are arrays of length n; `bridgeable(vacancy_index,
    requirement_id)` is a set of requirements that an intake or the employer can close.
    """

    youths: YouthTable
    vacancies: VacancyTable
    near: Near
    travel: dict[int, Floats]
    bridge: dict[str, Floats]
    bridgeable: frozenset[tuple[int, str]]
    _answers: dict[tuple[Asked, int], Answer] = field(default_factory=dict)

    def pairing(self, index: int) -> Pairing:
        """Everything the features read of vacancy `index`."""
        vacancy = self.vacancies.vacancies[index]
        day = int(self.vacancies.start_day[index])
        n = len(self.youths)
        answers, seen = [], set()
        for requirement in vacancy.requirements:
            if requirement.importance not in (Importance.REQUIRED, Importance.PREFERRED):
                continue
            asked = asked_of(requirement, (index, requirement.requirement_id) in self.bridgeable)
            if asked in seen and (asked.keys or asked.concept_id):
                continue  # an advert that says a thing twice asks it once
            seen.add(asked)
            answers.append((requirement, self._answer(asked, day)))
        wished = wished_names(vacancy)
        return Pairing(
            self.youths,
            self.vacancies,
            index,
            tuple(answers),
            self.travel.get(index, np.full(n, np.inf, np.float32)),
            self.bridge.get(vacancy.employer_id, np.zeros(n, np.float32)),
            wished,
        )

    def _answer(self, asked: Asked, day: int) -> Answer:
        key = (asked, day if asked.kind == "age" else 0)
        if key not in self._answers:
            self._answers[key] = answer(asked, self.youths, self.near, day)
        return self._answers[key]

    def scores(self, index: int) -> Floats:
        """Scores of all youths for vacancy `index`: length n, -1 where the law forbids it."""
        return self.score_of(self.pairing(index))

    def score_of(self, pairing: Pairing) -> Floats:
        """Scores of all youths for the vacancy of a pairing: length n, -1 where the law forbids it."""
        return combine(pairing, allowed(self.youths, self.vacancies, pairing.index))


def wished_names(vacancy: Vacancy) -> tuple[str, ...]:
    """The names under which a youth may want or avoid this vacancy: its occupation, skills, title words."""
    concepts = (
        f"concept:{r.concept.concept_id}"
        for r in vacancy.requirements
        if r.concept is not None and r.kind in ("occupation", "skill")
    )
    return (*concepts, *(f"wish:{word}" for word in sorted(stems(vacancy.title))))


def combine(pairing: Pairing, legal: np.ndarray) -> Floats:
    """Feature values to scores in [0, 1]; -1 where `legal` is False."""
    total = np.zeros(len(pairing.youths), np.float32)
    for feature in FEATURES:
        total += np.float32(feature.weight) * feature.value(pairing)
    total *= np.float32(UNMET_FACTOR) ** unmet_required(pairing)
    total[np.isinf(pairing.travel)] *= np.float32(UNREACHABLE_FACTOR)
    total[~legal] = -1.0
    return total


def best(scores: Floats, keep: int) -> np.ndarray:
    """Indices of the `keep` highest scores at or above the threshold, best first, ties by index."""
    candidates = np.flatnonzero(scores >= THRESHOLD)
    if len(candidates) > keep:
        top = np.argpartition(-scores[candidates], keep)[:keep]
        candidates = candidates[top]
    return candidates[np.lexsort((candidates, -scores[candidates]))]
