"""Who is proposed for a vacancy, without names, and an employer's introductions."""

from __future__ import annotations

from flask import render_template

from bridge.domain.account import Role
from bridge.domain.introduction import State
from bridge.services import intake, shortlists
from bridge.services import introductions as service
from bridge.web.access import may, the_actor
from bridge.web.employer import pages
from bridge.web.lists import paged

OVER = (State.DECLINED, State.STOPPED, State.RETAINED)


@pages.get("/vacatures/<vacancy_id>/kandidaten")
@may(Role.EMPLOYER)
def shortlist(vacancy_id: str) -> str:
    """The candidates of one vacancy: those that wait for an answer first."""
    actor = the_actor()
    posted = intake.get_vacancy(actor, vacancy_id)
    found = shortlists.employer_shortlist(actor, vacancy_id)
    order = {State.PROPOSED: 0, State.INVITED: 1, State.INTRODUCED: 1, State.INTERVIEWED: 1}
    candidates = sorted(found, key=lambda c: order.get(c.state, 3 if c.state in OVER else 2))
    return render_template(
        "pages/employer/shortlist.html", vacancy=posted.vacancy, posted=posted, candidates=candidates
    )


@pages.get("/kennismakingen")
@may(Role.EMPLOYER)
def introductions() -> str:
    """All introductions of the employer: what waits for an answer first."""
    rows = sorted(
        service.list_introductions(the_actor()),
        key=lambda row: (row.state is not State.PROPOSED, row.state in OVER),
    )
    return render_template("pages/employer/introductions.html", page=paged(rows))
