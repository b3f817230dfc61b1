"""The form of a vacancy: its values, what is wrong with them, and what the law says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bridge.domain.checks import Check, check_terms
from bridge.domain.law import Terms
from bridge.domain.vacancy import ContractKind, ReadingState, Shift, Vacancy
from bridge.errors import Fault, InputError

MAX_TEXT = 40_000


MAX_TITLE = 160


@dataclass(frozen=True, slots=True)
class VacancyForm:
    """What an employer fills in; hours per week, gross pay in euro per hour."""

    title: str
    text: str
    worksite_id: str
    contract_kind: ContractKind = ContractKind.REGULAR
    openings: int = 1
    hours_min: float | None = None
    hours_max: float | None = None
    shifts: tuple[Shift, ...] = ()
    minimum_age: int | None = None
    salary_min: float | None = None
    salary_max: float | None = None
    hazards: tuple[str, ...] = ()
    starts_on: date | None = None
    closes_at: date | None = None


def text_hash(title: str, text: str) -> str:
    """What tells whether a text must be read again."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


def _faults(form: VacancyForm, today: date) -> list[Fault]:
    """Everything wrong with a form that no law is needed for."""
    rules: tuple[tuple[bool, str, str], ...] = (
        (not form.title.strip(), "title", "geef de vacature een titel"),
        (len(form.title) > MAX_TITLE, "title", f"hoogstens {MAX_TITLE} tekens"),
        (not form.text.strip(), "text", "plak hier de tekst van de vacature"),
        (
            len(form.text) > MAX_TEXT,
            "text",
            f"de tekst telt {len(form.text)} tekens, hoogstens {MAX_TEXT} mag",
        ),
        (not form.worksite_id, "worksite_id", "kies waar het werk is"),
        (not 1 <= form.openings <= 500, "openings", "vul een aantal van 1 tot 500 in"),
        (
            form.hours_min is not None and form.hours_max is not None and form.hours_min > form.hours_max,
            "hours_max",
            "het hoogste aantal uren is lager dan het laagste",
        ),
        (
            form.salary_min is not None and form.salary_max is not None and form.salary_min > form.salary_max,
            "salary_max",
            "het hoogste loon is lager dan het laagste",
        ),
        (
            form.minimum_age is not None and not 14 <= form.minimum_age <= 67,
            "minimum_age",
            "vul een leeftijd van 16 tot 67 in",
        ),
        (
            form.closes_at is not None and form.closes_at < today,
            "closes_at",
            "deze datum is al voorbij",
        ),
    )
    return [Fault(field, reason) for wrong, field, reason in rules if wrong]


def check_form(form: VacancyForm, today: date) -> tuple[Check, ...]:
    """What the law says of the form: refusals first, then warnings, then what is in order."""
    terms = Terms(form.shifts, form.hazards, form.hours_max, form.contract_kind)
    return check_terms(terms, form.minimum_age, form.salary_min, today)


def require_valid(form: VacancyForm, publish: bool) -> None:
    today = datetime.now(UTC).date()
    faults = _faults(form, today)
    if publish:
        faults += [
            Fault(c.field, c.text_nl)
            for c in check_form(form, today)
            if c.level == "refuse" and c.field not in {f.field for f in faults}
        ]
    if faults:
        raise InputError("de vacature is niet opgeslagen", faults=faults)


def from_form(form: VacancyForm, before: Vacancy) -> Vacancy:
    """The vacancy with the form's values; a changed text waits to be read."""
    new_hash = text_hash(form.title, form.text)
    return replace(
        before,
        worksite_id=form.worksite_id,
        title=form.title.strip(),
        text=form.text,
        text_hash=new_hash,
        openings=form.openings,
        contract_kind=form.contract_kind,
        hours_min=form.hours_min,
        hours_max=form.hours_max,
        shifts=form.shifts,
        minimum_age=form.minimum_age,
        salary_min=form.salary_min,
        salary_max=form.salary_max,
        hazards=form.hazards,
        starts_on=form.starts_on,
        closes_at=form.closes_at,
        reading_state=before.reading_state if new_hash == before.text_hash else ReadingState.WAITING,
    )


def form_of(vacancy: Vacancy) -> VacancyForm:
    """The form as it would be filled in for this vacancy."""
    return VacancyForm(
        title=vacancy.title,
        text=vacancy.text,
        worksite_id=vacancy.worksite_id,
        contract_kind=vacancy.contract_kind,
        openings=vacancy.openings,
        hours_min=vacancy.hours_min,
        hours_max=vacancy.hours_max,
        shifts=vacancy.shifts,
        minimum_age=vacancy.minimum_age,
        salary_min=vacancy.salary_min,
        salary_max=vacancy.salary_max,
        hazards=vacancy.hazards,
        starts_on=vacancy.starts_on,
        closes_at=vacancy.closes_at,
    )
