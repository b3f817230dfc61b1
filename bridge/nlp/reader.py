"""Read a vacancy or a note: text in, a frozen `Reading` out. The models load once per process."""

from __future__ import annotations

from typing import Any

from bridge.domain.concepts import ConceptRef
from bridge.domain.reading import (
    Importance,
    Mention,
    ModelVersion,
    OccupationGuess,
    Polarity,
    Reading,
    Salary,
    Sphere,
)
from bridge.nlp.language import detect
from nlp_models.components import pay
from nlp_models.components.linking_terms import labels
from nlp_models.components.page import Found, Page
from nlp_models.components.summary import advert_title, hours_of, minimum_age, named_shifts, occupations_of
from nlp_models.pipeline import read_page
from nlp_models.version import MODEL_NAME, MODEL_VERSION

MAX_CHARACTERS = 40_000
LOOSE_SIGNS = " :;,.!?)-–—"
"""Signs left over in front of a sentence that was cut at a bullet or an emoji."""


def model_version() -> ModelVersion:
    """Name and version that every mention of this process carries."""
    return ModelVersion(MODEL_NAME, MODEL_VERSION)


def read_vacancy(text: str, title: str | None = None) -> Reading:
    """Read an advert. `title` wins over the text's own first line. Another language yields no mentions."""
    language = detect(text)
    page = read_page(text[:MAX_CHARACTERS], "vacancy", language)
    found = page.found
    low, high = hours_of(found)
    title = title or advert_title(page)
    return Reading(
        document="vacancy",
        language=language,
        title=title,
        mentions=tuple(_mention(page, item) for item in found),
        model=model_version(),
        occupations=_occupations(title, language),
        hours_min=low,
        hours_max=high,
        shifts=named_shifts(page, found),
        minimum_age=minimum_age(found),
        salary=_salary(page),
    )


def read_profile(text: str) -> Reading:
    """Read a liaison's note about one youth. Another language yields no mentions."""
    language = detect(text)
    page = read_page(text[:MAX_CHARACTERS], "profile", language)
    low, high = hours_of(page.found)
    return Reading(
        document="profile",
        language=language,
        title=None,
        mentions=tuple(_mention(page, item) for item in page.found),
        model=model_version(),
        hours_min=low,
        hours_max=high,
        shifts=named_shifts(page, page.found),
    )


def _occupations(title: str | None, language: str) -> tuple[OccupationGuess, ...]:
    if not title or language == "other":
        return ()
    return tuple(
        OccupationGuess(ConceptRef(concept_id, label, uri), score)
        for concept_id, label, uri, score in occupations_of(title)
    )


def _salary(page: Page) -> Salary:
    found = pay.find_salary(page)
    if found is None or page.language == "other":
        return Salary()
    words = page.text[found.start : found.end]
    return Salary(found.low, found.high, found.unit, words, found.start, found.end)


def _concept(item: Found) -> ConceptRef | None:
    if item.concept is None:
        return None
    label, uri = labels()[item.concept]
    return ConceptRef(item.concept, label, uri, item.keys[0] if item.keys else None)


def _mention(page: Page, item: Found) -> Mention:
    vacancy = page.document == "vacancy"
    begin, end = item.evidence
    return Mention(
        kind=item.kind,
        text=page.text[item.start : item.end],
        start=item.start,
        end=item.end,
        importance=Importance(item.how) if vacancy else None,
        polarity=None if vacancy else Polarity(item.how),
        key=item.keys[0] if item.keys else None,
        keys=item.keys,
        concept=_concept(item),
        confidence=round(item.confidence, 4),
        sphere=Sphere.INFORMAL if item.informal else Sphere.FORMAL,
        evidence=page.text[begin:end].lstrip(LOOSE_SIGNS) or None,
    )


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as the public JSON contract: plain dicts, lists and numbers."""
    return {
        "document": reading.document,
        "language": reading.language,
        "title": reading.title,
        "occupations": [
            {
                "concept_id": g.concept.concept_id,
                "label": g.concept.label,
                "uri": g.concept.uri,
                "score": round(g.score, 4),
            }
            for g in reading.occupations
        ],
        "mentions": [_mention_to_json(mention) for mention in reading.mentions],
        "hours": {"min": _whole(reading.hours_min), "max": _whole(reading.hours_max)},
        "shifts": list(reading.shifts),
        "minimum_age": reading.minimum_age,
        "salary": {
            "min": _whole(reading.salary.min),
            "max": _whole(reading.salary.max),
            "unit": reading.salary.unit,
        },
        "model": {"name": reading.model.name, "version": reading.model.version},
    }


def salary_place(salary: Salary) -> dict[str, Any] | None:
    """The words that say the pay; not part of the contract, the employer's form shows them."""
    if salary.text is None:
        return None
    return {"text": salary.text, "start": salary.start, "end": salary.end}


def _whole(number: float | None) -> float | int | None:
    """36, not 36.0."""
    return int(number) if number is not None and number == int(number) else number


def _mention_to_json(mention: Mention) -> dict[str, Any]:
    how = {"importance": mention.importance} if mention.importance else {"polarity": mention.polarity}
    concept = mention.concept
    return {
        "kind": mention.kind,
        **{name: value.value if value else None for name, value in how.items()},
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "key": mention.key,
        "keys": list(mention.keys),
        "concept": {"concept_id": concept.concept_id, "label": concept.label, "uri": concept.uri}
        if concept
        else None,
        "value": mention.value,
        "confidence": mention.confidence,
        "sphere": mention.sphere.value,
        "evidence": mention.evidence,
    }
