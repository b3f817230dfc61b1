"""Concepts: the skills, occupations, papers and languages that texts, people and programmes share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ConceptKind(StrEnum):
    """What a concept is; the value is also the mention kind a text can hold."""

    SKILL = "skill"
    OCCUPATION = "occupation"
    CERTIFICATE = "certificate"
    LICENCE = "licence"
    QUALIFICATION = "qualification"
    LANGUAGE = "language"
    EXPERIENCE = "experience"
    SCHEDULE = "schedule"
    AGE = "age"
    SCREENING = "screening"
    TRANSPORT = "transport"
    PHYSICAL = "physical"


GRAPH_LABELS: dict[ConceptKind, str] = {
    ConceptKind.SKILL: "Skill",
    ConceptKind.OCCUPATION: "Occupation",
    ConceptKind.CERTIFICATE: "Certificate",
    ConceptKind.LICENCE: "Licence",
    ConceptKind.QUALIFICATION: "Qualification",
    ConceptKind.LANGUAGE: "Language",
}
"""Kinds that are nodes with a label of their own; the others are nodes labelled `Concept` only."""


@dataclass(frozen=True, slots=True)
class ConceptRef:
    """A concept as a text or a person refers to it.

    `concept_id` is a stable slug (`certificate-vca-basis`); `key` the closed key where the kind has one.
    """

    concept_id: str
    label: str
    uri: str | None = None
    key: str | None = None
