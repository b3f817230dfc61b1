"""An employer's vacancies: the list, and one vacancy as it was read, corrected and answered."""

from __future__ import annotations

from flask import Response, jsonify, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.vacancy import VacancyStatus
from bridge.services import intake
from bridge.services.vacancy_form import check_form, form_of
from bridge.web.access import may, the_actor
from bridge.web.employer import pages
from bridge.web.i18n import _
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.look import today
from bridge.web.notices import done
from bridge.web.reading_marks import requirement_spans


@pages.get("/")
@may(Role.EMPLOYER)
def vacancies() -> str | Response:
    """What did I post and what happens with it?"""
    status = request.args.get("status", "")
    rows = [r for r in intake.list_own(the_actor()) if not status or r.status == status]
    if wants_csv():
        return csv_answer(
            "vacatures",
            ("titel", "status", "werklocatie", "geplaatst", "sluit", "plaatsen", "kennismakingen"),
            (
                (r.title, r.status, r.worksite, r.posted_at.date(), r.closes_at, r.openings, r.introductions)
                for r in rows
            ),
        )
    return render_template(
        "pages/employer/vacancies.html", page=paged(rows), status=status, statuses=list(VacancyStatus)
    )


@pages.get("/vacatures/<vacancy_id>")
@may(Role.EMPLOYER)
def vacancy(vacancy_id: str) -> str:
    """How was this vacancy read, and what can I do with it?"""
    posted = intake.get_vacancy(the_actor(), vacancy_id)
    return render_template(
        "pages/employer/vacancy.html",
        posted=posted,
        vacancy=posted.vacancy,
        spans=requirement_spans(posted.vacancy.requirements),
        checks=check_form(form_of(posted.vacancy), today()),
    )


@pages.get("/vacatures/<vacancy_id>/voorbeeld")
@may(Role.EMPLOYER)
def preview(vacancy_id: str) -> str:
    """How does a youth read this?"""
    posted = intake.get_vacancy(the_actor(), vacancy_id)
    return render_template("pages/employer/preview.html", posted=posted, vacancy=posted.vacancy)


@pages.get("/vacatures/<vacancy_id>/stand")
@may(Role.EMPLOYER)
def reading_state(vacancy_id: str) -> Response:
    """How far the reading is, for the page's script."""
    found = intake.get_vacancy(the_actor(), vacancy_id).vacancy
    return jsonify(
        state=found.reading_state.value,
        done=found.reading_state.value in ("read", "failed"),
        requirements=len(found.requirements),
    )


@pages.post("/vacatures/<vacancy_id>/sluiten")
@may(Role.EMPLOYER)
def close(vacancy_id: str) -> Answer:
    """No longer open."""
    intake.close_vacancy(the_actor(), vacancy_id)
    undo = url_for("employer.reopen", vacancy_id=vacancy_id)
    return done(_("De vacature is gesloten."), url_for("employer.vacancies"), undo)


@pages.post("/vacatures/<vacancy_id>/heropenen")
@may(Role.EMPLOYER)
def reopen(vacancy_id: str) -> Answer:
    """Open again."""
    intake.reopen_vacancy(the_actor(), vacancy_id)
    undo = url_for("employer.close", vacancy_id=vacancy_id)
    return done(_("De vacature staat weer open."), url_for("employer.vacancy", vacancy_id=vacancy_id), undo)


@pages.post("/vacatures/<vacancy_id>/kopie")
@may(Role.EMPLOYER)
def copy(vacancy_id: str) -> Answer:
    """A draft with the same content."""
    made = intake.copy_vacancy(the_actor(), vacancy_id)
    return done(_("Dit is een kopie."), url_for("employer.edit_vacancy", vacancy_id=made.vacancy_id))


@pages.post("/vacatures/<vacancy_id>/eisen/<requirement_id>")
@may(Role.EMPLOYER)
def correct(vacancy_id: str, requirement_id: str) -> Answer:
    """The employer's own word on how one requirement was read."""
    importance = request.form.get("importance") or request.args.get("importance", "")
    before = next(
        (
            r.importance.value
            for r in intake.get_vacancy(the_actor(), vacancy_id).vacancy.requirements
            if r.requirement_id == requirement_id
        ),
        "required",
    )
    intake.set_requirement(the_actor(), vacancy_id, requirement_id, importance)
    back = url_for("employer.vacancy", vacancy_id=vacancy_id) + "#eisen"
    undo = url_for(
        "employer.correct", vacancy_id=vacancy_id, requirement_id=requirement_id, importance=before
    )
    return done(_("Aangepast."), back, undo)
