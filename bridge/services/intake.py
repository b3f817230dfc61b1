"""An employer posts, checks, edits, closes and copies vacancies; others search what is open."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Generic, TypeVar

from bridge.domain.account import Actor, Role
from bridge.domain.checks import Check, check_terms
from bridge.domain.ids import new_id
from bridge.domain.law import Terms
from bridge.domain.reading import Importance, Reading
from bridge.domain.vacancy import ContractKind, ReadingState, Shift, Vacancy, VacancyStatus, Worksite
from bridge.errors import Conflict, Fault, Forbidden, InputError, NotFound, Unavailable
from bridge.graph import vacancies as store
from bridge.graph.connection import write_all
from bridge.graph.vacancies import OpenRow as OpenRow
from bridge.graph.vacancies import OwnRow, PostedVacancy
from bridge.runtime import task_names
from bridge.runtime.queue import enqueue
from bridge.services import audit

MAX_TEXT = 40_000
MAX_TITLE = 160
PAGE_SIZE = 25
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list; `number` counts from 1."""

    rows: tuple[Row, ...]
    total: int
    number: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


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


@dataclass(frozen=True, slots=True)
class Prefilled:
    """A form value found in the text, with the place of the words it came from."""

    field: str
    value: float | int | str
    text: str
    start: int
    end: int


def text_hash(title: str, text: str) -> str:
    """What tells whether a text must be read again."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


def prefill(reading: Reading) -> tuple[Prefilled, ...]:
    """Form values that the reading found, each with the words it rests on."""
    found: list[Prefilled] = []
    for mention in reading.mentions:
        place = (mention.text, mention.start, mention.end)
        key = mention.key or ""
        if mention.kind == "age" and reading.minimum_age is not None and key == str(reading.minimum_age):
            found.append(Prefilled("minimum_age", reading.minimum_age, *place))
        if mention.kind == "schedule" and reading.hours_max is not None and key[:1].isdigit():
            ends = [float(part) for part in key.split("-")]
            if ends[-1] == reading.hours_max:
                found.append(Prefilled("hours_min", ends[0], *place))
                found.append(Prefilled("hours_max", ends[-1], *place))
        if mention.kind == "schedule" and key == "night":
            found.append(Prefilled("hazards", "night", *place))
    return tuple({item.field: item for item in reversed(found)}.values())


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


def _own_employer(actor: Actor) -> str:
    if actor.role is not Role.EMPLOYER or actor.employer_id is None:
        raise Forbidden("alleen een werkgever plaatst vacatures")
    return actor.employer_id


def _validated(form: VacancyForm, publish: bool) -> None:
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


def _store(actor: Actor, vacancy: Vacancy, what: str) -> None:
    stored, _ = write_all(
        store.upsert_statement(vacancy), audit.event(actor, what, "vacancy", vacancy.vacancy_id)
    )
    if not stored:
        raise InputError.at("worksite_id", "deze werklocatie is niet van deze werkgever")


def ask_for_reading(vacancy_id: str) -> None:
    """Put the reading on the queue; while the queue is down the vacancy waits and is picked up later."""
    try:
        enqueue(task_names.READ_VACANCY, vacancy_id=vacancy_id)
    except Unavailable:
        return


def post_vacancy(
    actor: Actor,
    form: VacancyForm,
    *,
    publish: bool = True,
    source: str = "form",
    external_id: str | None = None,
    demo: bool = False,
) -> Vacancy:
    """Store a vacancy at once and ask for its reading.

    Raises `InputError` with every fault at its field; nothing is stored then.
    """
    employer_id = _own_employer(actor)
    _validated(form, publish)
    vacancy_id = new_id()
    vacancy = _from_form(
        form,
        Vacancy(
            vacancy_id=vacancy_id,
            source=source,
            external_id=external_id or vacancy_id,
            employer_id=employer_id,
            worksite_id=form.worksite_id,
            title=form.title,
            text=form.text,
            text_hash="",
            status=VacancyStatus.OPEN if publish else VacancyStatus.DRAFT,
            posted_at=datetime.now(UTC),
            demo=demo,
        ),
    )
    _store(actor, vacancy, "vacancy.posted" if publish else "vacancy.drafted")
    ask_for_reading(vacancy_id)
    return vacancy


def _from_form(form: VacancyForm, before: Vacancy) -> Vacancy:
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


def get_vacancy(actor: Actor, vacancy_id: str) -> PostedVacancy:
    """A vacancy somebody may see: an employer only their own, others what is or was open.

    Raises `NotFound` for another employer's vacancy, which is not told apart from none.
    """
    posted = store.get_posted(vacancy_id)
    if actor.role is Role.EMPLOYER:
        if posted.vacancy.employer_id != actor.employer_id:
            raise NotFound("deze vacature bestaat niet")
    elif actor.role not in (Role.LIAISON, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.NETWORK_MANAGER):
        raise Forbidden("deze rol ziet geen vacatures")
    elif posted.vacancy.status is VacancyStatus.DRAFT:
        raise NotFound("deze vacature bestaat niet")
    return posted


def _own(actor: Actor, vacancy_id: str) -> PostedVacancy:
    _own_employer(actor)
    return get_vacancy(actor, vacancy_id)


def edit_vacancy(actor: Actor, vacancy_id: str, form: VacancyForm, *, publish: bool | None = None) -> Vacancy:
    """Change a vacancy; when title or text changed it is read again. `publish` opens a draft."""
    before = _own(actor, vacancy_id).vacancy
    _validated(form, publish or before.status is VacancyStatus.OPEN)
    vacancy = _from_form(form, before)
    if publish:
        vacancy = replace(vacancy, status=VacancyStatus.OPEN, posted_at=datetime.now(UTC))
    _store(actor, vacancy, "vacancy.edited")
    if vacancy.text_hash != before.text_hash:
        ask_for_reading(vacancy_id)
    return vacancy


def _set_status(actor: Actor, vacancy_id: str, status: VacancyStatus, what: str) -> None:
    before = _own(actor, vacancy_id).vacancy
    if before.status is status:
        raise Conflict("dat was al zo")
    write_all(store.status_statement(vacancy_id, status), audit.event(actor, what, "vacancy", vacancy_id))


def close_vacancy(actor: Actor, vacancy_id: str) -> None:
    """No longer open: it is not matched any more. Reopening undoes it."""
    _set_status(actor, vacancy_id, VacancyStatus.CLOSED, "vacancy.closed")


def reopen_vacancy(actor: Actor, vacancy_id: str) -> None:
    """Open again. Raises `InputError` when the form no longer passes, a closing date in the past included."""
    posted = _own(actor, vacancy_id)
    _validated(form_of(posted.vacancy), publish=True)
    _set_status(actor, vacancy_id, VacancyStatus.OPEN, "vacancy.reopened")


def copy_vacancy(actor: Actor, vacancy_id: str) -> Vacancy:
    """A draft with the same content, to be changed and published."""
    form = form_of(_own(actor, vacancy_id).vacancy)
    closes = form.closes_at
    if closes is not None and closes < datetime.now(UTC).date():
        closes = None
    title = f"{form.title} (kopie)"[:MAX_TITLE]
    return post_vacancy(actor, replace(form, title=title, closes_at=closes), publish=False)


def set_requirement(actor: Actor, vacancy_id: str, requirement_id: str, importance: str) -> None:
    """An employer corrects how one requirement was read; "remove" takes it out. Kept on re-reading.

    Raises `InputError` for an unknown importance and `NotFound` for an unknown requirement.
    """
    posted = _own(actor, vacancy_id)
    known = {r.requirement_id: r for r in posted.vacancy.requirements + posted.removed}
    if requirement_id not in known:
        raise NotFound("deze eis staat niet in de vacature")
    removed = importance == "remove"
    if not removed and importance not in list(Importance):
        raise InputError.at("importance", "kies verplicht, liever wel, bieden wij of niet gevraagd")
    value = known[requirement_id].importance if removed else Importance(importance)
    write_all(
        store.correction_statement(vacancy_id, requirement_id, value, removed, actor.account_id),
        audit.event(actor, "requirement.corrected", "vacancy", vacancy_id, requirement_id),
    )


def list_own(actor: Actor) -> tuple[OwnRow, ...]:
    """The employer's vacancies: open first, newest first."""
    return store.list_by_employer(_own_employer(actor))


def worksites_of(actor: Actor) -> tuple[Worksite, ...]:
    """The employer's worksites."""
    return tuple(site for site, _name in store.list_worksites(_own_employer(actor)))


_SEARCH_SYNTAX = str.maketrans(dict.fromkeys('+-&|!(){}[]^"~*?:\\/', " "))


def search_open(
    actor: Actor,
    words: str = "",
    *,
    certificate: str | None = None,
    without: str | None = None,
    shift: str | None = None,
    contract_kind: str | None = None,
    page: int = 1,
) -> Page[OpenRow]:
    """Open vacancies in words and by filters: `certificate` asked, `without` not asked (concept keys).

    Best words first, then newest. Raises `Forbidden` for roles that see no vacancies.
    """
    if actor.role not in (Role.LIAISON, Role.ADMINISTRATOR, Role.NETWORK_MANAGER):
        raise Forbidden("deze rol zoekt geen vacatures")
    page = max(1, page)
    plain = words.translate(_SEARCH_SYNTAX).lower().strip()[:200]
    total, rows = store.search_open(
        plain, certificate, without, shift, contract_kind, (page - 1) * PAGE_SIZE, PAGE_SIZE
    )
    return Page(rows, total, page)
