"""Kennismaking: where it stands as a line of steps, who is to act, and taking the next step."""

from __future__ import annotations

from datetime import datetime, time

from flask import Response, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.introduction import State
from bridge.errors import InputError
from bridge.services import introductions as service
from bridge.web.access import may, the_actor
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.look import HERE, day
from bridge.web.navigation import N_
from bridge.web.notices import done

LINE: tuple[tuple[str, str], ...] = (
    ("proposed", N_("Voorgesteld")),
    ("invited", N_("Uitgenodigd")),
    ("introduced", N_("Kennisgemaakt")),
    ("interviewed", N_("Gesprek gehad")),
    ("started", N_("Begonnen")),
    ("followed_3", N_("3 maanden")),
    ("followed_6", N_("6 maanden")),
    ("retained", N_("Een jaar")),
)
"""The states of a good ending, in order, as the line of steps shows them."""
STEP_LABELS: dict[str, str] = {
    "agree": N_("De jongere wil kennismaken"),
    "interview": N_("Gesprek plannen"),
    "start": N_("Begint met werken"),
    "follow_up_3": N_("Nazorg na 3 maanden gedaan"),
    "follow_up_6": N_("Nazorg na 6 maanden gedaan"),
    "follow_up_12": N_("Nazorg na 12 maanden gedaan"),
    "decline": N_("Gaat niet door"),
    "stop": N_("Gestopt met werken"),
}
DATED = ("interview", "start")


@pages.get("/kennismakingen")
@may(Role.LIAISON)
def introductions() -> str | Answer:
    """The introductions of the own youths; open ones unless all are asked."""
    everything = request.args.get("show") == "all"
    rows = service.list_introductions(the_actor(), open_only=not everything)
    if wants_csv():
        header = [_("vacature"), _("werkgever"), _("status"), _("sinds")]
        lines = [(r.title, r.employer, r.state.value, day(r.since)) for r in rows]
        return csv_answer("kennismakingen", header, lines)
    return render_template("pages/liaison/introductions.html", page=paged(rows), everything=everything)


def _page(introduction_id: str, status: int = 200, **form: object) -> Answer:
    view = service.get_introduction(the_actor(), introduction_id)
    passed = {step.source for step in view.introduction.history} | {State.PROPOSED}
    html = render_template(
        "pages/liaison/introduction.html",
        view=view,
        line=LINE,
        passed=passed,
        step_labels=STEP_LABELS,
        dated=DATED,
        **{**kept(typed={}), **form},
    )
    return Response(html, status)


@pages.get("/kennismakingen/<introduction_id>")
@may(Role.LIAISON)
def introduction(introduction_id: str) -> Answer:
    """One introduction."""
    return _page(introduction_id)


@pages.post("/kennismakingen/<introduction_id>/stap/<name>")
@may(Role.LIAISON)
def take_step(introduction_id: str, name: str) -> Answer:
    """Take a step: with a day for an interview or a start, with a reason for an end."""
    form = Typed()
    code, note = form.text("reason", longest=60), form.text("reason_note", longest=400)
    at = form.day("when")
    moment = datetime.combine(at, time(9), HERE) if at else None
    try:
        form.done()
        service.take(the_actor(), introduction_id, name, f"{code}: {note}" if note else code or None, moment)
    except InputError as fault:
        return _page(introduction_id, fault.status, **kept(fault))
    back = url_for(".introduction", introduction_id=introduction_id)
    return done(_("Vastgelegd."), back, url_for(".undo_step", introduction_id=introduction_id))


@pages.post("/kennismakingen/<introduction_id>/terug")
@may(Role.LIAISON)
def undo_step(introduction_id: str) -> Answer:
    """Take the own last step back."""
    service.undo(the_actor(), introduction_id)
    return done(_("Teruggedraaid."), url_for(".introduction", introduction_id=introduction_id))
