"""The vacancy form: what was typed to a `VacancyForm` and back, and what the reading fills in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bridge.domain.law import table
from bridge.domain.reading import Reading
from bridge.domain.vacancy import ContractKind, Shift
from bridge.errors import InputError
from bridge.services import imports
from bridge.services.prefill import Prefilled, prefill
from bridge.services.vacancy_form import MAX_TEXT, MAX_TITLE, VacancyForm
from bridge.web.forms import Typed
from bridge.web.i18n import locale

DAY_NAMES = ("ma", "di", "wo", "do", "vr", "za", "zo")


def hazard_choices() -> list[tuple[str, str]]:
    """Hazard tags with their words in the reader's language."""
    label = "label_en" if locale() == "en" else "label_nl"
    return [(row["hazard"], row[label]) for row in table("hazards")]


def _shifts(typed: Typed) -> tuple[Shift, ...]:
    try:
        return imports.parse_shifts(typed.text("shifts", longest=600))
    except InputError as fault:
        typed.faults.extend(fault.faults)
        return ()


def read_form(typed: Typed) -> VacancyForm:
    """The form as filled in. Faults are collected in `typed`; the caller raises them."""
    kind = typed.choice("contract_kind", list(ContractKind)) or ContractKind.REGULAR
    return VacancyForm(
        title=typed.text("title", needed="geef de vacature een titel", longest=MAX_TITLE),
        text=_text(typed),
        worksite_id=typed.text("worksite_id", needed="kies waar het werk is"),
        contract_kind=ContractKind(kind),
        openings=typed.whole("openings", 1, 500) or 1,
        hours_min=typed.number("hours_min", 1, 60),
        hours_max=typed.number("hours_max", 1, 60),
        shifts=_shifts(typed),
        minimum_age=typed.whole("minimum_age", 14, 67),
        salary_min=typed.number("salary_min", 0, 500),
        salary_max=typed.number("salary_max", 0, 500),
        hazards=typed.several("hazards", [tag for tag, _label in hazard_choices()]),
        starts_on=typed.day("starts_on"),
        closes_at=typed.day("closes_at"),
    )


def _text(typed: Typed) -> str:
    """The advert with the line ends that spans are counted in: browsers send CRLF."""
    raw = typed.values.get("text", "").replace("\r\n", "\n")
    if not raw.strip():
        typed.wrong("text", "plak hier de tekst van de vacature")
    elif len(raw) > MAX_TEXT:
        typed.wrong("text", f"dit zijn {len(raw)} tekens; er passen er {MAX_TEXT}")
    return raw


def shifts_as_text(shifts: tuple[Shift, ...]) -> str:
    """Shifts as they are typed: `06:45-15:15 ma di wo; …`."""
    return "; ".join(
        f"{s.start:%H:%M}-{s.end:%H:%M} {' '.join(DAY_NAMES[d - 1] for d in s.days)}" for s in shifts
    )


def as_typed(form: VacancyForm) -> dict[str, Any]:
    """A form's values as the page's fields hold them."""
    plain: dict[str, Any] = {
        name: "" if value is None else value
        for name, value in ((n, getattr(form, n)) for n in VacancyForm.__dataclass_fields__)
    }
    for name in ("hours_min", "hours_max", "salary_min", "salary_max"):
        if plain[name] != "":
            plain[name] = f"{plain[name]:g}".replace(".", ",")
    return {**plain, "shifts": shifts_as_text(form.shifts), "hazards": list(form.hazards)}


def shown(item: Prefilled) -> str:
    """A value as its field holds it."""
    return f"{item.value:g}".replace(".", ",") if isinstance(item.value, int | float) else item.value


def _from_text(values: Mapping[str, Any], reading: Reading) -> tuple[Prefilled, ...]:
    """What the text says; a title that was typed beside it is not from the text."""
    title = str(values.get("title") or "")
    return prefill(reading, titled=bool(title) and title not in str(values.get("text") or ""))


def filled(typed: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    """What was typed, with empty fields filled from the reading."""
    values = {name: typed.get(name, "") for name in VacancyForm.__dataclass_fields__}
    hazards = list(typed.getlist("hazards")) if hasattr(typed, "getlist") else typed.get("hazards", [])
    for item in _from_text(values, reading):
        if item.field == "hazards":
            hazards = sorted({*hazards, str(item.value)})
        elif not values.get(item.field):
            values[item.field] = shown(item)
    return {**values, "hazards": hazards}


def sources_of(values: Mapping[str, Any], reading: Reading) -> dict[str, list[Prefilled]]:
    """Per field the words it came from; a field with another value than the text's shows none."""
    sources: dict[str, list[Prefilled]] = {}
    for item in _from_text(values, reading):
        now = values.get(item.field)
        here = str(item.value) in (now or ()) if item.field == "hazards" else now == shown(item)
        if here:
            sources.setdefault(item.field, []).append(item)
    return sources
