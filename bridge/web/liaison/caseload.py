"""Mijn jongeren: the caseload as a list, and a new youth."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from flask import render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.youth import Identity
from bridge.errors import InputError
from bridge.services import youths
from bridge.services.youth_form import MODES, YouthForm
from bridge.services.youths import CaseloadRow, PersonalDataFound
from bridge.web.access import may, the_actor
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.navigation import N_
from bridge.web.notices import done
from bridge.web.reading_marks import PERSONAL_NAMES, decided_in

STATUS_NAMES: dict[str, str] = {
    "available": N_("beschikbaar"),
    "paused": N_("even niet"),
    "placed": N_("geplaatst"),
}
MODE_NAMES: dict[str, str] = {
    "foot": N_("lopen"),
    "bicycle": N_("fiets"),
    "scooter": N_("scooter"),
    "car": N_("auto"),
    "transit": N_("openbaar vervoer"),
}
ORDERS: dict[str, str] = {
    "work": N_("wat wacht op jou"),
    "name": N_("naam"),
    "note": N_("langst geen notitie"),
}
_LONG_AGO = date(1970, 1, 1)


def _sorted(rows: list[CaseloadRow], order: str) -> list[CaseloadRow]:
    if order == "name":
        return rows
    if order == "note":
        return sorted(rows, key=lambda row: row.last_note.date() if row.last_note else _LONG_AGO)
    return sorted(rows, key=lambda row: (-(row.proposals > 0), -row.to_confirm, -row.proposals))


def _filtered() -> list[CaseloadRow]:
    words = request.args.get("words", "").strip().lower()
    status = request.args.get("status", "")
    rows = [
        row
        for row in youths.list_caseload(the_actor())
        if (not words or words in f"{row.name} {row.label} {row.neighbourhood or ''} {row.pc4}".lower())
        and (not status or row.status == status)
    ]
    return _sorted(rows, request.args.get("order", "work"))


@pages.get("/jongeren")
@may(Role.LIAISON)
def caseload() -> str | Answer:
    """The caseload, filtered and sorted by the URL."""
    rows = _filtered()
    if wants_csv():
        header = [_("jongere"), _("leeftijd"), _("wijk"), _("status"), _("te bevestigen"), _("voorstellen")]
        lines = [
            (r.label, r.age, r.neighbourhood, _(STATUS_NAMES[r.status]), r.to_confirm, r.proposals)
            for r in rows
        ]
        return csv_answer("mijn-jongeren", header, lines)
    return render_template(
        "pages/liaison/caseload.html", page=paged(rows), statuses=STATUS_NAMES, orders=ORDERS
    )


def form_page(template: str, status: int = 200, **values: object) -> tuple[str, int]:
    """A page with the form of a youth."""
    modes = [(m, _(MODE_NAMES[m])) for m in MODES]
    words = {"personal_names": PERSONAL_NAMES, "decided": decided_in(request.form)}
    return render_template(template, modes=modes, **words, **values), status


def read_form(form: Typed) -> YouthForm:
    """The youth form as typed. Raises `InputError` with every fault that can be seen without the service."""
    born = form.day("birth_date", needed="vul de geboortedatum in")
    night = form.choice("avoids_night", ("yes", "no"))
    filled = YouthForm(
        identity=Identity(
            form.text("first_name", needed="vul een voornaam in", longest=80),
            form.text("last_name", longest=80),
            form.text("email", longest=254) or None,
            form.text("phone", longest=30) or None,
        ),
        birth_date=born or _LONG_AGO,
        pc4=form.text("pc4", needed="vul de vier cijfers van de postcode in", longest=4),
        available_from=form.day("available_from"),
        hours_min=form.number("hours_min", 0, 48),
        hours_max=form.number("hours_max", 1, 48),
        max_travel_minutes=form.whole("max_travel_minutes", 5, 180),
        modes=form.several("modes", MODES),
        avoids_night={"yes": True, "no": False}.get(night or ""),
    )
    form.done("de jongere is niet opgeslagen")
    return filled


@pages.get("/jongeren/nieuw")
@may(Role.LIAISON)
def new_youth() -> tuple[str, int]:
    """An empty form."""
    return form_page("pages/liaison/new_youth.html", request_id=uuid4().hex, places=(), **kept(typed={}))


@pages.post("/jongeren/nieuw")
@may(Role.LIAISON)
def add_youth() -> Answer | tuple[str, int]:
    """Take a youth into the caseload, with a first note."""
    request_id = request.form.get("request_id", "")
    try:
        form = read_form(Typed())
        youth = youths.add_youth(
            the_actor(),
            form.identity,
            form.birth_date,
            form.pc4,
            note_text=request.form.get("note_text", ""),
            available_from=form.available_from,
            hours_min=form.hours_min,
            hours_max=form.hours_max,
            max_travel_minutes=form.max_travel_minutes,
            modes=form.modes,
            avoids_night=form.avoids_night,
            accept_personal_data="accept" in request.form,
            request_id=request_id,
            decided=decided_in(request.form),
        )
    except InputError as fault:
        places = fault.places if isinstance(fault, PersonalDataFound) else ()
        return form_page(
            "pages/liaison/new_youth.html", fault.status, request_id=request_id, places=places, **kept(fault)
        )
    name = f"{form.identity.first_name} {form.identity.last_name}".strip()
    return done(_("%(name)s staat bij je jongeren.", name=name), url_for(".youth", youth_id=youth.youth_id))
