"""Post a vacancy: paste an advert, see it read, correct the form, hear what the law says, publish."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.contract import reading_from
from bridge.domain.reading import Reading
from bridge.errors import InputError, Unavailable
from bridge.services import intake, reading
from bridge.services.prefill import Prefilled, prefill
from bridge.services.vacancy_form import MAX_TEXT, VacancyForm, check_form, form_of
from bridge.web.access import may, the_actor
from bridge.web.employer import pages
from bridge.web.employer.form import as_typed, filled, hazard_choices, read_form, shown, sources_of
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.look import today
from bridge.web.notices import done
from bridge.web.reading_marks import mentions_as_json, spans_of


def _page(vacancy_id: str | None, *, read: Reading | None = None, **context: Any) -> str:
    actor = the_actor()
    typed = context.get("typed", {})
    return render_template(
        "pages/employer/posting.html",
        vacancy_id=vacancy_id,
        worksites=[(site.worksite_id, site.name) for site in intake.worksites_of(actor)],
        hazard_choices=hazard_choices(),
        converted=converted,
        read=read,
        spans=spans_of(read) if read else [],
        read_text=typed.get("text", ""),
        sources=sources_of(typed, read) if read else {},
        **{"checks": (), "faults": {}, **context},
    )


def converted(item: Prefilled) -> str:
    """How a value was made from the words beside it, in words; "" when it is what they say."""
    return _("omgerekend bij %(hours)s uur per week", hours=item.how) if item.how else ""


def _live(text: str, title: str) -> Reading | None:
    """The reading of a pasted text; None while the reader is away, so that the form still works."""
    if not text.strip():
        return None
    try:
        return reading_from(reading.live(the_actor(), "vacancy", text, title or None).reading)
    except Unavailable:
        return None


@pages.get("/vacatures/nieuw")
@may(Role.EMPLOYER)
def new_vacancy() -> str:
    """An empty form that begins with the advert's text."""
    return _page(None, typed={"openings": 1, "hazards": []})


@pages.get("/vacatures/<vacancy_id>/wijzigen")
@may(Role.EMPLOYER)
def edit_vacancy(vacancy_id: str) -> str:
    """The form as it was filled in."""
    vacancy = intake.get_vacancy(the_actor(), vacancy_id).vacancy
    typed = as_typed(form_of(vacancy))
    return _page(vacancy_id, typed=typed, read=_live(vacancy.text, vacancy.title), status=vacancy.status)


@pages.post("/vacatures/nieuw")
@may(Role.EMPLOYER)
def post_new() -> Answer | str | tuple[str, int]:
    """Read, check, keep as a draft, or publish."""
    return _posted(None)


@pages.post("/vacatures/<vacancy_id>/wijzigen")
@may(Role.EMPLOYER)
def post_edit(vacancy_id: str) -> Answer | str | tuple[str, int]:
    """Read, check, or store the changes."""
    intake.get_vacancy(the_actor(), vacancy_id)
    return _posted(vacancy_id)


def _posted(vacancy_id: str | None) -> Answer | str | tuple[str, int]:
    typed = Typed()
    step = request.form.get("step", "read")
    text = request.form.get("text", "").replace("\r\n", "\n")
    read = _live(text[:MAX_TEXT], request.form.get("title", ""))
    if step == "read":
        return _after_reading(vacancy_id, text, read)
    try:
        form = read_form(typed)
        typed.done(_("De vacature is nog niet opgeslagen."))
        if step == "check":
            values = as_typed(form)
            checks = check_form(form, today())
            return _page(vacancy_id, typed=values, read=read, checks=checks, checked=True)
        return _store(vacancy_id, form, publish=step == "publish")
    except InputError as fault:
        context = kept(fault, {**request.form, "hazards": request.form.getlist("hazards")})
        return _page(vacancy_id, read=read, **context), fault.status


def _after_reading(vacancy_id: str | None, text: str, read: Reading | None) -> str | tuple[str, int]:
    if read is not None and len(text) <= MAX_TEXT:
        values = filled(request.form, read)
        return _page(vacancy_id, typed={**values, "text": text}, read=read)
    reason, status = _("lezen lukt nu even niet; vul zelf in"), 503
    if not text.strip():
        reason, status = _("plak hier de tekst van de vacature"), 400
    elif len(text) > MAX_TEXT:
        reason = _("dit zijn %(count)s tekens; er passen er %(most)s", count=len(text), most=MAX_TEXT)
        status = 413
    typed = {**request.form, "hazards": request.form.getlist("hazards")}
    return _page(vacancy_id, typed=typed, faults={"text": reason}), status


def _store(vacancy_id: str | None, form: VacancyForm, *, publish: bool) -> Answer:
    actor = the_actor()
    if vacancy_id is None:
        vacancy = intake.post_vacancy(actor, form, publish=publish)
        message = _("De vacature staat open.") if publish else _("Bewaard als concept.")
    else:
        vacancy = intake.edit_vacancy(actor, vacancy_id, form, publish=publish or None)
        message = _("De wijzigingen zijn opgeslagen.")
    return done(message, url_for("employer.vacancy", vacancy_id=vacancy.vacancy_id))


@pages.post("/lezen")
@may(Role.EMPLOYER)
def live() -> Response:
    """What the reader makes of the text so far, for the page's script."""
    sent = request.get_json(silent=True)
    text, title = (sent.get("text"), sent.get("title")) if isinstance(sent, dict) else (None, None)
    if not isinstance(text, str) or not isinstance(title, str | None):
        raise InputError.at("text", "stuur een tekst")
    if not text.strip():
        return jsonify(mentions=[], fields=[], language="nl")
    found = reading_from(reading.live(the_actor(), "vacancy", text, title or None).reading)
    fields = [
        {"field": item.field, "value": shown(item), "text": item.text, "how": converted(item)}
        for item in prefill(found, titled=bool(title))
    ]
    return jsonify(mentions=mentions_as_json(found), fields=fields, language=found.language)
