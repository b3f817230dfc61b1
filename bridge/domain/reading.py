"""What a reader says of one text: mentions with their place, kind, scope and concept."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bridge.domain.concepts import ConceptRef


class Importance(StrEnum):
    """How much a vacancy wants what a mention names."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    OFFERED = "offered"
    EXCLUDED = "excluded"


class Polarity(StrEnum):
    """How a youth stands to what a mention names."""

    HAS = "has"
    LACKS = "lacks"
    IN_PROGRESS = "in_progress"
    WANTS = "wants"
    AVOIDS = "avoids"


class Sphere(StrEnum):
    """Where something was learned or a tie lives."""

    FORMAL = "formal"
    INFORMAL = "informal"


MENTION_KINDS = (
    "skill", "certificate", "licence", "qualification", "language", "experience", "schedule",
    "age", "screening", "transport", "physical", "interest", "constraint",
)  # fmt: skip
"""Kinds a mention may have; the last two occur in profiles only."""


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """Name and version of the reader that made a mention."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing a text says.

    `start` and `end` are character offsets into the text as given; `confidence` lies in [0, 1].
    A vacancy's mention has `importance`, a profile's has `polarity`; the other is None.
    `keys` holds every accepted key ("Nederlands en Engels"); `key` is the first of them.
    """

    kind: str
    text: str
    start: int
    end: int
    importance: Importance | None = None
    polarity: Polarity | None = None
    key: str | None = None
    keys: tuple[str, ...] = ()
    concept: ConceptRef | None = None
    value: str | None = None
    confidence: float = 1.0
    sphere: Sphere = Sphere.FORMAL
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class OccupationGuess:
    """An occupation a title or text points to; `score` in [0, 1]."""

    concept: ConceptRef
    score: float


@dataclass(frozen=True, slots=True)
class Salary:
    """Gross pay in euro per `unit` ("hour", "month", "year"); None where the text says nothing.

    `text`, `start` and `end` are the words that say so.
    """

    min: float | None = None
    max: float | None = None
    unit: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of one text: the output contract of the reader."""

    document: str
    language: str
    title: str | None
    mentions: tuple[Mention, ...]
    model: ModelVersion
    occupations: tuple[OccupationGuess, ...] = ()
    hours_min: float | None = None
    hours_max: float | None = None
    shifts: tuple[str, ...] = ()
    minimum_age: int | None = None
    salary: Salary = field(default_factory=Salary)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A piece of a note that must not be stored: "laat dit weg".

    `kind`: name, phone, email, address, bsn, birth_date, health, origin, religion, conviction.
    """

    kind: str
    text: str
    start: int
    end: int
