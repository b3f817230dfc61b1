"""Youths and vacancies as arrays: what the rules and features read, built once per process.

Days are ordinals (`date.toordinal`), NaN or -1 means unknown, and unknown is never a yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from bridge.domain.law import AgeRule, Terms, rules_for
from bridge.domain.reading import Importance, Polarity, Sphere
from bridge.domain.vacancy import Vacancy
from bridge.domain.youth import Holding, Youth
from bridge.matching.stems import stems

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.int8]

POLARITY_CODES: dict[Polarity, int] = {
    Polarity.HAS: 1,
    Polarity.IN_PROGRESS: 2,
    Polarity.LACKS: 3,
    Polarity.WANTS: 4,
    Polarity.AVOIDS: 5,
}
MODES: tuple[str, ...] = ("foot", "bicycle", "scooter", "car", "transit")
START_QUALIFICATIONS = frozenset({"havo", "vwo", "mbo-2", "mbo-3", "mbo-4", "hbo", "wo"})
WISH_KINDS = frozenset({"interest", "occupation"})
"""Kinds whose own words are held against the titles of vacancies, where no concept was found."""
UNCONFIRMED = 0.6
"""Weight of a suggestion nobody has confirmed yet, against 1 for a confirmed one."""


def holding_strength(holding: Holding) -> float:
    """How far a holding counts, in [0, 1]: confirmed fully, else confidence times `UNCONFIRMED`."""
    if holding.confirmed_by is not None:
        return 1.0
    return holding.confidence * (UNCONFIRMED if holding.sphere is Sphere.INFORMAL else 0.8)


@dataclass(frozen=True, slots=True)
class Held:
    """All youths' holdings of one name, as parallel arrays: which youth, how, how strongly."""

    youth: Ints
    polarity: Bytes
    strength: Floats


@dataclass(frozen=True, slots=True)
class YouthTable:
    """`n` youths as arrays of length n. `held` maps `kind:key` and `concept:<id>` to holdings."""

    ids: tuple[str, ...]
    birth_day: Ints
    available_day: Ints
    hours_min: Floats
    hours_max: Floats
    modes: Bytes
    max_travel: Floats
    avoids_night: Bytes
    start_qualification: Bytes
    place: Ints
    places: tuple[str, ...]
    liaison: Ints
    liaisons: tuple[str, ...]
    held: dict[str, Held]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class VacancyTable:
    """Vacancies with what the law and the features need of each."""

    vacancies: tuple[Vacancy, ...]
    rules: tuple[tuple[AgeRule, ...], ...]
    start_day: Ints

    def __len__(self) -> int:
        return len(self.vacancies)


def names_of(holding: Holding) -> tuple[str, ...]:
    """The names under which a holding can be asked for: its keys, its concept, the words of a wish."""
    keys = tuple(f"{holding.kind}:{key}" for key in holding.keys)
    concept = (f"concept:{holding.concept.concept_id}",) if holding.concept else ()
    wish = tuple(f"wish:{word}" for word in sorted(stems(holding.text))) if holding.kind in WISH_KINDS else ()
    return keys + concept + wish + (f"kind:{holding.kind}",)


def _index(values: list[str]) -> tuple[Ints, tuple[str, ...]]:
    names = tuple(sorted(set(values)))
    place = {name: i for i, name in enumerate(names)}
    return np.array([place[v] for v in values], dtype=np.int32), names


def _start_qualification(youth: Youth) -> int:
    """1 when one is held, 0 when school was broken off or is running below it, -1 when nothing is known."""
    said = [h for h in youth.holdings if h.kind == "qualification" and not h.rejected]
    if any(h.polarity is Polarity.HAS and START_QUALIFICATIONS & set(h.keys) for h in said):
        return 1
    return 0 if said else -1


def _number(value: float | None) -> float:
    return np.nan if value is None else float(value)


def _held(youths: tuple[Youth, ...]) -> dict[str, Held]:
    rows: dict[str, tuple[list[int], list[int], list[float]]] = {}
    for i, youth in enumerate(youths):
        for holding in youth.holdings:
            if holding.rejected:
                continue
            for name in names_of(holding):
                who, how, much = rows.setdefault(name, ([], [], []))
                who.append(i)
                how.append(POLARITY_CODES[holding.polarity])
                much.append(holding_strength(holding))
    return {
        name: Held(np.array(w, np.int32), np.array(h, np.int8), np.array(m, np.float32))
        for name, (w, h, m) in rows.items()
    }


def youth_table(youths: tuple[Youth, ...], today: date) -> YouthTable:
    """Arrays of the given youths; those without a liaison get liaison "" and are never shortlisted."""
    place, places = _index([y.pc4 for y in youths])
    liaison, liaisons = _index([y.liaison_id or "" for y in youths])
    return YouthTable(
        ids=tuple(y.youth_id for y in youths),
        birth_day=np.array([y.birth_date.toordinal() for y in youths], np.int32),
        available_day=np.array([(y.available_from or today).toordinal() for y in youths], np.int32),
        hours_min=np.array([_number(y.hours_min) for y in youths], np.float32),
        hours_max=np.array([_number(y.hours_max) for y in youths], np.float32),
        modes=np.array([sum(1 << MODES.index(m) for m in y.modes if m in MODES) for y in youths], np.int8),
        max_travel=np.array([_number(y.max_travel_minutes) for y in youths], np.float32),
        avoids_night=np.array([-1 if y.avoids_night is None else y.avoids_night for y in youths], np.int8),
        start_qualification=np.array([_start_qualification(y) for y in youths], np.int8),
        place=place,
        places=places,
        liaison=liaison,
        liaisons=liaisons,
        held=_held(youths),
    )


def terms_of(vacancy: Vacancy) -> Terms:
    """The facts of a vacancy that the law looks at, night work read from the text included."""
    read_night = any(
        r.kind == "schedule" and "night" in r.alternatives and r.importance is Importance.REQUIRED
        for r in vacancy.requirements
    )
    hazards = vacancy.hazards + (("night",) if read_night and "night" not in vacancy.hazards else ())
    return Terms(vacancy.shifts, hazards, vacancy.hours_max, vacancy.contract_kind)


def vacancy_table(vacancies: tuple[Vacancy, ...], today: date) -> VacancyTable:
    """Arrays and rules of the given vacancies; one without a start date starts today."""
    return VacancyTable(
        vacancies=vacancies,
        rules=tuple(rules_for(terms_of(v)) for v in vacancies),
        start_day=np.array([max(v.starts_on or today, today).toordinal() for v in vacancies], np.int32),
    )
