"""What must not be stored in a note, as the domain knows it: plain rules, no language model is loaded."""

from __future__ import annotations

from bridge.domain.reading import PersonalData
from nlp_models.components import personal_data


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Every piece to leave out, in order of place; pieces do not overlap."""
    return tuple(
        PersonalData(place.kind, text[place.start : place.end], place.start, place.end)
        for place in personal_data.find(text)
    )
