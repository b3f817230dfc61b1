"""What an explanation rests on, without words: kept with the proposal, told in words later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bridge.domain.match import Bridging, Status
from bridge.domain.network import BridgePath

FACTS_VERSION = 1


@dataclass(frozen=True, slots=True)
class AskedFact:
    """One requirement against one youth.

    `asked` are the advert's own words, `label` the concept's name, `evidence` the sentence of the note or of
    who confirmed it. `unconfirmed` is True where it rests on a reading that nobody confirmed yet.
    """

    requirement_id: str
    kind: str
    importance: str
    asked: str
    label: str
    status: Status
    key: str | None = None
    evidence: str | None = None
    confirmed: bool = False
    in_training: bool = False
    informal: bool = False
    bridging: Bridging | None = None


@dataclass(frozen=True, slots=True)
class LawFact:
    """One rule of law as it touches this youth; both languages, because the tables may change later."""

    rule_id: str
    verdict: str
    source: str
    text_nl: str
    text_en: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """One feature of the pair: value in [0, 1] and its weight."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class TravelFact:
    """Minutes one way by the youth's quickest own means (the worse of there and back).

    `minutes` is None where the place is unknown; `reachable` False where no shift can be reached or left.
    `modes` holds minutes per means, None where it cannot be done that way.
    """

    minutes: int | None = None
    reachable: bool = True
    limit: int | None = None
    mode: str | None = None
    modes: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class WishFact:
    """Something in the vacancy that the youth wants or avoids, with the sentence that says so."""

    label: str
    wants: bool
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """The one new acquaintance that would make a path where there is none."""

    from_name: str
    from_role: str
    to_name: str
    to_role: str


@dataclass(frozen=True, slots=True)
class Lift:
    """The smallest change that lifts the pair: one requirement closed, and what the score becomes.

    `by` is "intake", "employer" or "question".
    """

    requirement_id: str
    by: str
    score: float


@dataclass(frozen=True, slots=True)
class PairFacts:
    """Everything that is told of a pair; `learning_job` for a BBL contract."""

    features: tuple[Scored, ...]
    asked: tuple[AskedFact, ...]
    law: tuple[LawFact, ...]
    travel: TravelFact
    wishes: tuple[WishFact, ...] = ()
    paths: tuple[BridgePath, ...] = ()
    hint: Acquaintance | None = None
    lift: Lift | None = None
    learning_job: bool = False
    start_qualification: bool | None = None
    version: int = FACTS_VERSION
