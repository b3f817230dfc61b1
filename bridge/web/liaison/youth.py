"""Jongere: who is this, what can they do, what do they want; the note box, details and hand-out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask import Response, jsonify, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.reading import Polarity
from bridge.domain.youth import Holding
from bridge.errors import InputError
from bridge.services import consents, youths
from bridge.services.youths import Decided, PersonalDataFound, YouthView
from bridge.web.access import may, the_actor
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.liaison.caseload import MODE_NAMES, STATUS_NAMES, form_page, read_form
from bridge.web.navigation import N_
from bridge.web.notices import done
from bridge.web.reading_marks import PERSONAL_NAMES, decided_in, how_name, kind_name

GROUPS: tuple[tuple[str, str, tuple[Polarity, ...]], ...] = (
    ("can", N_("Kan en heeft"), (Polarity.HAS, Polarity.IN_PROGRESS)),
    ("wants", N_("Wil graag"), (Polarity.WANTS,)),
    ("not", N_("Liever niet, of heeft niet"), (Polarity.AVOIDS, Polarity.LACKS)),
)
STEP_NAMES: dict[str, str] = {
    "note": N_("Notitie"),
    "consent": N_("Toestemming gegeven aan"),
    "consent-withdrawn": N_("Toestemming ingetrokken bij"),
    "invite": N_("Uitgenodigd door de werkgever"),
    "agree": N_("Kennismaking afgesproken"),
    "interview": N_("Gesprek gepland"),
    "start": N_("Begonnen met werken"),
    "follow_up_3": N_("Nazorg na 3 maanden"),
    "follow_up_6": N_("Nazorg na 6 maanden"),
    "follow_up_12": N_("Nazorg na 12 maanden"),
    "decline": N_("Niet doorgegaan"),
    "stop": N_("Gestopt"),
}


def _known(holdings: Iterable[Holding]) -> list[tuple[str, str, list[Holding]]]:
    """Confirmed holdings by group, each concept once."""
    confirmed = [h for h in holdings if h.confirmed_by]
    found = []
    for code, title, polarities in GROUPS:
        once = {(h.concept.label if h.concept else h.text): h for h in confirmed if h.polarity in polarities}
        found.append((code, _(title), list(once.values())))
    return found


def _page(view: YouthView, status: int = 200, **form: object) -> Answer:
    """The page of a youth, with what was typed in one of its forms."""
    values = {**kept(typed={}), "choices": [], "places": (), "decided": Decided(), **form}
    html = render_template(
        "pages/liaison/youth.html",
        view=view,
        youth=view.youth,
        known=_known(view.youth.holdings),
        receivers=consents.list_receivers(the_actor()),
        statuses=STATUS_NAMES,
        mode_names=MODE_NAMES,
        step_names=STEP_NAMES,
        personal_names=PERSONAL_NAMES,
        reading=any(note.reading_state in ("waiting", "reading") for note in view.notes),
        kind_name=kind_name,
        how_name=how_name,
        **values,
    )
    return Response(html, status)


def youth_page(youth_id: str, fault: InputError, **form: object) -> Answer:
    """The page of a youth after one of its forms was refused."""
    return _page(youths.get_youth(the_actor(), youth_id), fault.status, **kept(fault), **form)


@pages.get("/jongeren/<youth_id>")
@may(Role.LIAISON)
def youth(youth_id: str) -> Answer:
    """Everything on one youth."""
    return _page(youths.get_youth(the_actor(), youth_id))


@pages.post("/jongeren/<youth_id>/notities")
@may(Role.LIAISON)
def add_note(youth_id: str) -> Answer:
    """Store a note; personal data in it are shown, and left out once the writer agrees."""
    text, accept = request.form.get("note_text", ""), "accept" in request.form
    decided = decided_in(request.form)
    try:
        youths.add_note(the_actor(), youth_id, text, accept_personal_data=accept, decided=decided)
    except InputError as fault:
        places = fault.places if isinstance(fault, PersonalDataFound) else ()
        return youth_page(youth_id, fault, places=places, decided=decided)
    return done(_("Notitie bewaard. We lezen hem nu voor je."), url_for(".youth", youth_id=youth_id))


@pages.get("/jongeren/<youth_id>/stand")
@may(Role.LIAISON)
def youth_reading(youth_id: str) -> Response:
    """Whether every note has been read, for the page that waits for it."""
    notes = youths.get_youth(the_actor(), youth_id).notes
    left = sum(note.reading_state in ("waiting", "reading") for note in notes)
    return jsonify(
        {"done": left == 0, "share": 1 - left / max(1, len(notes)), "words": _("We lezen de notitie")}
    )


def _typed_of(view: YouthView) -> MultiDict[str, str]:
    """The form as it would have been typed for this youth."""
    form = youths.form_of(view)
    night = {True: "yes", False: "no"}.get(form.avoids_night) if form.avoids_night is not None else ""
    single: dict[str, object] = {
        "first_name": form.identity.first_name,
        "last_name": form.identity.last_name,
        "email": form.identity.email,
        "phone": form.identity.phone,
        "birth_date": form.birth_date,
        "pc4": form.pc4,
        "available_from": form.available_from,
        "hours_min": f"{form.hours_min:g}" if form.hours_min is not None else "",
        "hours_max": f"{form.hours_max:g}" if form.hours_max is not None else "",
        "max_travel_minutes": form.max_travel_minutes,
        "avoids_night": night,
    }
    typed = MultiDict((name, _text(value)) for name, value in single.items())
    typed.setlist("modes", list(form.modes))
    return typed


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


@pages.get("/jongeren/<youth_id>/gegevens")
@may(Role.LIAISON)
def edit_youth_page(youth_id: str) -> tuple[str, int]:
    """The details of a youth as a form."""
    view = youths.get_youth(the_actor(), youth_id)
    return form_page("pages/liaison/edit_youth.html", view=view, **kept(typed=_typed_of(view)))


@pages.post("/jongeren/<youth_id>/gegevens")
@may(Role.LIAISON)
def edit_youth(youth_id: str) -> Answer | tuple[str, int]:
    """Change the details."""
    try:
        youths.edit_youth(the_actor(), youth_id, read_form(Typed()))
    except InputError as fault:
        view = youths.get_youth(the_actor(), youth_id)
        return form_page("pages/liaison/edit_youth.html", fault.status, view=view, **kept(fault))
    return done(_("De gegevens zijn bewaard."), url_for(".youth", youth_id=youth_id))


@pages.post("/jongeren/<youth_id>/status")
@may(Role.LIAISON)
def set_youth_status(youth_id: str) -> Answer:
    """Take part in matching, pause, or placed."""
    try:
        youths.set_status(the_actor(), youth_id, request.form.get("status", ""))
    except InputError as fault:
        return youth_page(youth_id, fault)
    return done(_("De status is veranderd."), url_for(".youth", youth_id=youth_id))


@pages.get("/jongeren/<youth_id>/meegeven")
@may(Role.LIAISON)
def hand_out(youth_id: str) -> str:
    """The hand-out for the youth: plain words, to read together or to print."""
    return render_template(
        "pages/liaison/hand_out.html", sheet=youths.hand_out(the_actor(), youth_id), youth_id=youth_id
    )
