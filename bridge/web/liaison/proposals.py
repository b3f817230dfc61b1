"""Voorstel: why this pair, what is missing, through whom; accept, postpone, decline, undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flask import Response, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.match import Status
from bridge.domain.network import BridgePath
from bridge.errors import InputError
from bridge.services import shortlists
from bridge.services.shortlists import ProposalView
from bridge.web import pictures
from bridge.web.access import may, the_actor
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.liaison.caseload import MODE_NAMES
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.look import today
from bridge.web.navigation import N_
from bridge.web.notices import done
from bridge.web.pictures import Dot, Line
from bridge.web.reading_marks import how_name, kind_name, requirement_spans

STATE_NAMES: dict[str, str] = {
    "new": N_("nieuw"),
    "postponed": N_("uitgesteld"),
    "accepted": N_("opgepakt"),
    "declined": N_("afgewezen"),
    "expired": N_("verlopen"),
}
STATUS_ORDER = (Status.UNKNOWN, Status.BRIDGEABLE, Status.UNMET, Status.MET)


@pages.get("/voorstellen")
@may(Role.LIAISON)
def proposals() -> str | Answer:
    """Every proposal, by state; what waits for a decision first."""
    state = request.args.get("state") or None
    if state is not None and state not in STATE_NAMES and state != "all":
        raise InputError.at("state", "kies iets uit de lijst")
    rows = shortlists.list_proposals(the_actor(), state="" if state == "all" else state)
    if wants_csv():
        header = [_("jongere"), _("vacature"), _("werkgever"), _("waarom"), _("mist nog"), _("status")]
        lines = [
            (r.youth_label, r.title, r.employer, r.why, ", ".join(r.missing), _(STATE_NAMES[r.state]))
            for r in rows
        ]
        return csv_answer("voorstellen", header, lines)
    return render_template("pages/liaison/proposals.html", page=paged(rows), states=STATE_NAMES)


def _drawn(path: BridgePath, youth_name: str) -> tuple[BridgePath, list[Dot], list[Line], float]:
    """A path under the youth's own name, as the liaison knows them, with its drawing."""
    if path.ties:
        path = replace(path, ties=(replace(path.ties[0], from_name=youth_name), *path.ties[1:]))
    return path, *pictures.path_picture(path)


def _page(view: ProposalView, status: int = 200, **form: object) -> Answer:
    """The page of one proposal."""
    explanation = view.proposal.explanation
    asked = [r for r in explanation.requirements if r.importance in ("required", "preferred")]
    html = render_template(
        "pages/liaison/proposal.html",
        view=view,
        proposal=view.proposal,
        told=explanation,
        groups=[
            (how, [r for state in STATUS_ORDER for r in asked if r.importance == how and r.status is state])
            for how in ("required", "preferred")
        ],
        counts={state.value: sum(r.status is state for r in asked) for state in Status},
        fit=pictures.fit_bar(explanation.requirements),
        clock=pictures.shift_clock(view.vacancy.shifts, view.travel.minutes),
        drawn=[_drawn(path, view.youth_name) for path in explanation.paths],
        spans=requirement_spans(view.vacancy.requirements),
        mode_names=MODE_NAMES,
        state_names=STATE_NAMES,
        kind_name=kind_name,
        how_name=how_name,
        suggested_day=(today() + timedelta(days=7)).isoformat(),
        **{**kept(typed={}), **form},
    )
    return Response(html, status)


@pages.get("/voorstellen/<proposal_id>")
@may(Role.LIAISON)
def proposal(proposal_id: str) -> Answer:
    """One proposal with everything it rests on."""
    return _page(shortlists.get_proposal(the_actor(), proposal_id))


@pages.post("/voorstellen/<proposal_id>/oppakken")
@may(Role.LIAISON)
def accept_proposal(proposal_id: str) -> Answer:
    """Take it up: the employer sees an anonymous profile."""
    begun = shortlists.accept(the_actor(), proposal_id)
    to = url_for(".introduction", introduction_id=begun.introduction_id)
    undo = url_for(".undo_proposal", proposal_id=proposal_id)
    return done(_("Opgepakt. De werkgever ziet nu een profiel zonder naam."), to, undo)


@pages.post("/voorstellen/<proposal_id>/uitstellen")
@may(Role.LIAISON)
def postpone_proposal(proposal_id: str) -> Answer:
    """Put it away until a day."""
    form = Typed()
    try:
        until = form.day("until", needed="kies een dag")
        form.done()
        shortlists.postpone(the_actor(), proposal_id, until or today())
    except InputError as fault:
        return _page(shortlists.get_proposal(the_actor(), proposal_id), fault.status, **kept(fault))
    undo = url_for(".undo_proposal", proposal_id=proposal_id)
    return done(_("Uitgesteld. Je ziet dit voorstel die dag weer."), url_for(".today"), undo)


@pages.post("/voorstellen/<proposal_id>/afwijzen")
@may(Role.LIAISON)
def decline_proposal(proposal_id: str) -> Answer:
    """Say no, with a reason."""
    code, note = request.form.get("reason_code", ""), request.form.get("note", "")
    try:
        shortlists.decline(the_actor(), proposal_id, code, note)
    except InputError as fault:
        return _page(shortlists.get_proposal(the_actor(), proposal_id), fault.status, **kept(fault))
    undo = url_for(".undo_proposal", proposal_id=proposal_id)
    return done(_("Afgewezen. De reden telt mee in de volgende nachtrun."), url_for(".today"), undo)


@pages.post("/voorstellen/<proposal_id>/terug")
@may(Role.LIAISON)
def undo_proposal(proposal_id: str) -> Answer:
    """Take the own decision back."""
    shortlists.undo(the_actor(), proposal_id)
    return done(
        _("Teruggedraaid. Het voorstel staat weer open."), url_for(".proposal", proposal_id=proposal_id)
    )
