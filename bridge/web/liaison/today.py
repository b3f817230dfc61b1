"""Vandaag: what is worth doing this morning?"""

from __future__ import annotations

from flask import current_app, redirect, render_template
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.match import DECLINE_REASONS
from bridge.services import today as service
from bridge.web.access import SIGNED_IN, may, the_actor
from bridge.web.liaison import pages
from bridge.web.look import today as this_day
from bridge.web.navigation import N_, home

SHOWN = 12
PROMISE_WORDS: dict[str, str] = {
    "closing": N_("De vacature sluit %(when)s."),
    "answer": N_("De werkgever zou %(when)s antwoorden."),
    "youth": N_("De werkgever nodigt uit. Vraag de jongere, uiterlijk %(when)s."),
}
FOLLOW_UP_WORDS: dict[str, str] = {
    "follow_up_3": N_("Nazorg na 3 maanden"),
    "follow_up_6": N_("Nazorg na 6 maanden"),
    "follow_up_12": N_("Nazorg na 12 maanden"),
}


@pages.get("/")
@may(*SIGNED_IN)
def today() -> str | Answer:
    """A liaison's morning; other roles go to their own first page."""
    actor = the_actor()
    if actor.role is not Role.LIAISON:
        return redirect(home(current_app, actor.role))
    return render_template(
        "pages/liaison/today.html",
        now=service.today(actor),
        shown=SHOWN,
        this_day=this_day(),
        promise_words=PROMISE_WORDS,
        follow_up_words=FOLLOW_UP_WORDS,
        decline_reasons=DECLINE_REASONS,
    )
