"""Can it: each requirement of a vacancy held against all youths at once, as statuses and credits.

One rule per kind of requirement, in a table. A rule answers, for every youth, met, bridgeable, unmet or
unknown, and the credit in [0, 1] that the score gives for it. Unknown is a question and earns almost nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bridge.domain.vacancy import Requirement
from bridge.matching.tables import MODES, POLARITY_CODES, Bytes, Floats, Held, YouthTable

MET, BRIDGEABLE, UNMET, UNKNOWN = 1, 2, 3, 4
CREDIT: dict[int, float] = {MET: 1.0, BRIDGEABLE: 0.7, UNMET: 0.0, UNKNOWN: 0.1}
IN_TRAINING = 0.8
"""Credit for lessons that are running: on the way, not there."""

_HAS, _PROGRESS, _LACKS, _WANTS, _AVOIDS = (POLARITY_CODES[p] for p in POLARITY_CODES)

QUALIFICATION_RANK: dict[str, int] = {
    "pro": 0, "vmbo-bb": 1, "mbo-1": 1, "vmbo-kb": 2, "vmbo-gl": 3, "vmbo-tl": 3, "mbo-2": 4,
    "mbo-3": 5, "havo": 5, "mbo-4": 6, "vwo": 6, "hbo": 7, "wo": 8,
}  # fmt: skip
CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
LICENCE_COVERS: dict[str, tuple[str, ...]] = {
    "AM": ("A", "B", "BE", "C", "CE", "D"),
    "B": ("BE", "C", "CE", "D"),
    "C": ("CE",),
    "BE": ("CE",),
    "vca-basis": ("vca-vol",),
}
"""A higher paper also counts for the lower one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement as the arrays see it: two requirements that ask the same share one row of statuses."""

    kind: str
    keys: tuple[str, ...]
    concept_id: str | None
    value: str | None
    bridgeable: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and credit per youth; both of length n."""

    status: Bytes
    credit: Floats


Near = dict[str, tuple[tuple[str, float], ...]]
"""For a concept, the concepts whose holders get partial credit, with how much."""


def asked_of(requirement: Requirement, bridgeable: bool) -> Asked:
    """What a requirement asks, without where it stands in the text."""
    keys = requirement.alternatives or ((requirement.concept.key,) if requirement.concept else ())
    return Asked(
        requirement.kind,
        tuple(k for k in keys if k),
        requirement.concept.concept_id if requirement.concept else None,
        requirement.value,
        bridgeable,
    )


class _Board:
    """Statuses and credits being filled in; a better answer for a youth replaces a worse one."""

    _order = np.array([0, 4, 3, 2, 1], np.int8)
    """By status code: met over bridgeable over unmet; anything known goes before unknown."""

    def __init__(self, n: int, bridgeable: bool) -> None:
        self.bridgeable = bridgeable
        self.status = np.full(n, UNKNOWN, np.int8)
        self.credit = np.full(n, CREDIT[UNKNOWN], np.float32)

    def put(self, who: np.ndarray, status: int, credit: np.ndarray | float) -> None:
        """Answer `status` for `who` (indices) unless they already have a better one."""
        if status == UNMET and self.bridgeable:
            status, credit = BRIDGEABLE, CREDIT[BRIDGEABLE]
        better = self._order[status] > self._order[self.status[who]]
        who = who[better]
        self.status[who] = status
        self.credit[who] = credit if np.isscalar(credit) else np.asarray(credit)[better]

    def put_held(self, held: Held | None) -> None:
        """The common reading of holdings: has is met, lessons bridge, lacking and avoiding are not met."""
        if held is None:
            return
        for code, status in ((_HAS, MET), (_PROGRESS, BRIDGEABLE), (_LACKS, UNMET), (_AVOIDS, UNMET)):
            chosen = held.polarity == code
            who = held.youth[chosen]
            if status == MET:
                self.put(who, MET, 0.3 + 0.7 * held.strength[chosen])
            else:
                self.put(who, status, IN_TRAINING if status == BRIDGEABLE else CREDIT[status])

    def answer(self) -> Answer:
        return Answer(self.status, self.credit)


def _papers(asked: Asked, youths: YouthTable, _near: Near) -> Answer:
    board = _Board(len(youths), asked.bridgeable)
    names = [f"{asked.kind}:{key}" for key in asked.keys]
    covers = [f"{asked.kind}:{higher}" for key in asked.keys for higher in LICENCE_COVERS.get(key, ())]
    if asked.concept_id and not names:
        names = [f"concept:{asked.concept_id}"]
    for name in covers:
        held = youths.held.get(name)
        if held is not None:
            chosen = held.polarity == _HAS
            board.put(held.youth[chosen], MET, 0.3 + 0.7 * held.strength[chosen])
    for name in names:
        board.put_held(youths.held.get(name))
    return board.answer()


def _qualification(asked: Asked, youths: YouthTable, near: Near) -> Answer:
    ranks = [QUALIFICATION_RANK[k] for k in asked.keys if k in QUALIFICATION_RANK]
    if not ranks:
        return _papers(asked, youths, near)
    board = _Board(len(youths), asked.bridgeable)
    floor = min(ranks)
    for key, rank in sorted(QUALIFICATION_RANK.items(), key=lambda item: -item[1]):
        held = youths.held.get(f"qualification:{key}")
        if held is None:
            continue
        has = held.polarity == _HAS
        who = held.youth[has]
        board.put(who, MET if rank >= floor else UNMET, 1.0 if rank >= floor else 0.0)
        if rank >= floor:
            running = held.youth[held.polarity == _PROGRESS]
            board.put(running, BRIDGEABLE, IN_TRAINING)
        if rank <= floor:
            board.put(held.youth[held.polarity == _LACKS], UNMET, 0.0)
    return board.answer()


def _language(asked: Asked, youths: YouthTable, _near: Near) -> Answer:
    board = _Board(len(youths), asked.bridgeable)
    for key in asked.keys:
        language, _, level = key.partition("-")
        for at, held_level in enumerate(CEFR):
            held = youths.held.get(f"language:{language}-{held_level}")
            if held is None:
                continue
            enough = not level or at >= CEFR.index(level)
            who = held.youth[held.polarity == _HAS]
            board.put(who, MET if enough else UNMET, 1.0 if enough else 0.2)
        bare = youths.held.get(f"language:{language}")
        if bare is not None:
            if not level:
                board.put_held(bare)
            board.put(bare.youth[bare.polarity == _LACKS], UNMET, 0.0)
    return board.answer()


def _experience(asked: Asked, youths: YouthTable, _near: Near) -> Answer:
    board = _Board(len(youths), asked.bridgeable)
    wanted = min((int(k) for k in asked.keys if k.isdigit()), default=0)
    for name, held in youths.held.items():
        kind, _, key = name.partition(":")
        if kind == "experience" and key.isdigit():
            who = held.youth[held.polarity == _HAS]
            enough = int(key) >= wanted
            board.put(who, MET if enough else UNMET, 1.0 if enough else 0.3)
    every = youths.held.get("kind:experience")
    if every is not None:
        if wanted == 0:
            board.put_held(every)
        board.put(every.youth[every.polarity == _LACKS], UNMET, 0.0)
    return board.answer()


def _schedule(asked: Asked, youths: YouthTable, _near: Near) -> Answer:
    board = _Board(len(youths), asked.bridgeable)
    for key in asked.keys:
        if key[:1].isdigit():
            _hours(key, youths, board)
            continue
        if key == "night":
            board.put(np.flatnonzero(youths.avoids_night == 0), MET, 1.0)
            board.put(np.flatnonzero(youths.avoids_night == 1), UNMET, 0.0)
        board.put_held(youths.held.get(f"schedule:{key}"))
    return board.answer()


def _hours(key: str, youths: YouthTable, board: _Board) -> None:
    """Weekly hours against a youth's range; small numbers are days a week and say nothing of hours."""
    ends = [float(part) for part in key.split("-") if part.replace(".", "").isdigit()]
    if not ends or max(ends) <= 7:
        return
    known = ~np.isnan(youths.hours_max)
    fits = known & (youths.hours_max >= min(ends))
    fits &= np.isnan(youths.hours_min) | (youths.hours_min <= max(ends))
    board.put(np.flatnonzero(fits), MET, 1.0)
    board.put(np.flatnonzero(known & ~fits), UNMET, 0.0)


def _transport(asked: Asked, youths: YouthTable, _near: Near) -> Answer:
    board = _Board(len(youths), asked.bridgeable)
    motor = (1 << MODES.index("scooter")) | (1 << MODES.index("car"))
    known = youths.modes != 0
    board.put(np.flatnonzero(youths.modes & motor), MET, 1.0)
    board.put(np.flatnonzero(known & ((youths.modes & motor) == 0)), UNMET, 0.0)
    return board.answer()


def _skill(asked: Asked, youths: YouthTable, near: Near) -> Answer:
    """Own concept first, then partial credit for near concepts; a skill without a concept is a question."""
    board = _Board(len(youths), asked.bridgeable)
    if asked.concept_id is None:
        return board.answer()
    board.put_held(youths.held.get(f"concept:{asked.concept_id}"))
    for concept_id, credit in near.get(asked.concept_id, ()):
        held = youths.held.get(f"concept:{concept_id}")
        if held is not None:
            chosen = held.polarity == _HAS
            board.put(held.youth[chosen], BRIDGEABLE, credit * held.strength[chosen])
    return board.answer()


def _age(asked: Asked, youths: YouthTable, _near: Near, day: int = 0) -> Answer:
    board = _Board(len(youths), bridgeable=False)
    wanted = min((int(k) for k in asked.keys if k.isdigit()), default=0)
    years = (day - youths.birth_day) / 365.2425
    board.put(np.flatnonzero(years >= wanted), MET, 1.0)
    board.put(np.flatnonzero(years < wanted), UNMET, 0.0)
    return board.answer()


Rule = Callable[[Asked, YouthTable, Near], Answer]
RULES: dict[str, Rule] = {
    "certificate": _papers,
    "licence": _papers,
    "screening": _papers,
    "physical": _papers,
    "qualification": _qualification,
    "language": _language,
    "experience": _experience,
    "schedule": _schedule,
    "transport": _transport,
    "skill": _skill,
    "occupation": _skill,
}


def answer(asked: Asked, youths: YouthTable, near: Near, day: int) -> Answer:
    """Statuses and credits of all youths for one thing asked; `day` is the vacancy's first day (ordinal)."""
    if asked.kind == "age":
        return _age(asked, youths, near, day)
    rule = RULES.get(asked.kind)
    return rule(asked, youths, near) if rule else _Board(len(youths), False).answer()
