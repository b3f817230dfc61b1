"""One introduction as the employer sees it: an anonymous profile, the steps, and who it is under consent."""

from __future__ import annotations

from datetime import datetime, time

from flask import render_template, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.introduction import State
from bridge.errors import Forbidden, InputError
from bridge.services import consents
from bridge.services import introductions as service
from bridge.web.access import may, the_actor
from bridge.web.employer import pages
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.look import HERE
from bridge.web.notices import done


@pages.get("/kennismakingen/<introduction_id>")
@may(Role.EMPLOYER)
def introduction(introduction_id: str) -> str:
    """Who is this, without a name, and what can I do now?"""
    return _page(introduction_id)


def _page(introduction_id: str, **context: object) -> str:
    view = service.get_introduction(the_actor(), introduction_id)
    return render_template(
        "pages/employer/introduction.html",
        view=view,
        states=list(State),
        **{"typed": {}, "faults": {}, "identity": None, **context},
    )


@pages.post("/kennismakingen/<introduction_id>/stap/<name>")
@may(Role.EMPLOYER)
def take_step(introduction_id: str, name: str) -> Answer | tuple[str, int]:
    """Invite, decline with a reason, plan, start, stop."""
    form = Typed()
    code, note = form.text("reason", longest=60), form.text("reason_note", longest=400)
    day = form.day("when")
    moment = datetime.combine(day, time(9), HERE) if day else None
    try:
        form.done()
        service.take(the_actor(), introduction_id, name, f"{code}: {note}" if note else code or None, moment)
    except InputError as fault:
        return _page(introduction_id, **kept(fault)), fault.status
    back = url_for("employer.introduction", introduction_id=introduction_id)
    return done(_("Vastgelegd."), back, url_for("employer.undo_step", introduction_id=introduction_id))


@pages.post("/kennismakingen/<introduction_id>/terug")
@may(Role.EMPLOYER)
def undo_step(introduction_id: str) -> Answer:
    """Take the own last step back."""
    service.undo(the_actor(), introduction_id)
    return done(_("Teruggedraaid."), url_for("employer.introduction", introduction_id=introduction_id))


@pages.post("/kennismakingen/<introduction_id>/wie")
@may(Role.EMPLOYER)
def identity(introduction_id: str) -> str | tuple[str, int]:
    """Who it is, under a live consent; every look is recorded."""
    try:
        found = consents.identity_for_employer(the_actor(), introduction_id)
    except Forbidden as fault:
        return _page(introduction_id, faults={"": fault.message}), fault.status
    return _page(introduction_id, identity=found)
