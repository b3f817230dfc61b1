"""An employer posts, edits, closes and copies vacancies, and corrects how they were read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bridge.domain.account import Actor, Role
from bridge.domain.ids import new_id
from bridge.domain.reading import Importance
from bridge.domain.vacancy import Vacancy, VacancyStatus, Worksite
from bridge.errors import Conflict, Forbidden, InputError, NotFound, Unavailable
from bridge.graph import vacancies as store
from bridge.graph.connection import write_all
from bridge.graph.vacancies import PostedVacancy
from bridge.graph.vacancy_lists import OwnRow, list_by_employer, list_worksites
from bridge.graph.vacancy_readings import correction_statement
from bridge.runtime import task_names
from bridge.runtime.queue import enqueue
from bridge.services import audit
from bridge.services.vacancy_form import MAX_TITLE, VacancyForm, form_of, from_form, require_valid


def _own_employer(actor: Actor) -> str:
    if actor.role is not Role.EMPLOYER or actor.employer_id is None:
        raise Forbidden("alleen een werkgever plaatst vacatures")
    return actor.employer_id


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
    require_valid(form, publish)
    vacancy_id = new_id()
    vacancy = from_form(
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
    require_valid(form, publish or before.status is VacancyStatus.OPEN)
    vacancy = from_form(form, before)
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
    require_valid(form_of(posted.vacancy), publish=True)
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
        correction_statement(vacancy_id, requirement_id, value, removed, actor.account_id),
        audit.event(actor, "requirement.corrected", "vacancy", vacancy_id, requirement_id),
    )


def list_own(actor: Actor) -> tuple[OwnRow, ...]:
    """The employer's vacancies: open first, newest first."""
    return list_by_employer(_own_employer(actor))


def worksites_of(actor: Actor) -> tuple[Worksite, ...]:
    """The employer's worksites."""
    return tuple(site for site, _name in list_worksites(_own_employer(actor)))
