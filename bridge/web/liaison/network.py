"""Netwerk: who do I know, who knows whom, what goes cold; a tie in ten seconds, a contact in one click."""

from __future__ import annotations

from flask import Response, jsonify, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.network import PersonKind
from bridge.errors import InputError
from bridge.services import consents
from bridge.services import network as service
from bridge.services.network import EgoNetwork, EgoPerson, NewPerson
from bridge.web import pictures
from bridge.web.access import may, the_actor
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.look import day
from bridge.web.navigation import N_
from bridge.web.notices import done

KIND_NAMES: dict[str, str] = {
    "liaison": N_("bruggenbouwer"),
    "contact": N_("contactpersoon"),
    "connector": N_("sleutelfiguur"),
    "youth": N_("jongere"),
}
RINGS = {1: 130.0, 2: 225.0}
MOST_DRAWN = {1: 24, 2: 30}


def _drawn(ego: EgoNetwork) -> tuple[list[pictures.Dot], list[pictures.Line]]:
    """The picture around (0, 0): known people on the first ring, those known through them on the second."""
    at: dict[str, tuple[float, float]] = {ego.me: (0.0, 0.0)}
    dots = [pictures.Dot(0, 0, 24, "me", _("ik"))]
    for distance, radius in RINGS.items():
        people = [p for p in ego.people if p.distance == distance][: MOST_DRAWN[distance]]
        for person, place in zip(people, pictures.ring(len(people), radius, 0.1 * distance), strict=True):
            at[person.person.person_id] = place
            name = person.person.display_name
            kind = person.person.kind.value
            dots.append(pictures.Dot(*place, 17 if distance == 1 else 12, kind, pictures.initials(name)))
    lines = [
        pictures.Line(*at[tie.from_id], *at[tie.to_id], tie.sphere.value, 0.8 + 0.7 * tie.strength)
        for tie in ego.ties
        if tie.from_id in at and tie.to_id in at
    ]
    return dots, lines


def _listed(ego: EgoNetwork) -> list[EgoPerson]:
    """The people of the table: known ones unless all are asked, filtered by words and kind."""
    words = request.args.get("words", "").strip().lower()
    kind = request.args.get("kind", "")
    far = request.args.get("show") == "all"
    return [
        p
        for p in ego.people
        if p.distance >= 1
        and (far or p.distance == 1)
        and (not kind or p.person.kind == kind)
        and (not words or words in f"{p.person.display_name} {p.person.role} {p.employer or ''}".lower())
    ]


def _page(status: int = 200, **form: object) -> Answer:
    ego = service.ego(the_actor())
    rows = _listed(ego)
    if wants_csv():
        header = [_("naam"), _("soort"), _("rol"), _("waar"), _("laatst gesproken")]
        lines = [
            (
                p.person.display_name,
                _(KIND_NAMES[p.person.kind]),
                p.person.role,
                p.employer or ", ".join(p.organisations),
                day(p.last_contact),
            )
            for p in rows
        ]
        return csv_answer("netwerk", header, lines)
    dots, lines_drawn = _drawn(ego)
    html = render_template(
        "pages/liaison/network.html",
        page=paged(rows, 30),
        dots=dots,
        lines=lines_drawn,
        kinds=KIND_NAMES,
        cold=sum(p.cold for p in ego.people if p.distance == 1),
        known=sum(p.distance == 1 for p in ego.people),
        employers=consents.list_receivers(the_actor()),
        **{**kept(typed={}), **form},
    )
    return Response(html, status)


@pages.get("/netwerk")
@may(Role.LIAISON)
def network() -> Answer:
    """The own network: picture and table."""
    return _page()


@pages.get("/netwerk/mensen")
@may(Role.LIAISON)
def people() -> Response:
    """People whose name, role or employer holds what is typed."""
    _total, rows = service.list_people(the_actor(), request.args.get("words", ""), 1, 12)
    return jsonify(
        {
            "people": [
                {
                    "id": row.person.person_id,
                    "name": row.person.display_name,
                    "what": " · ".join(w for w in (row.person.role, row.employer or "") if w),
                }
                for row in rows
            ]
        }
    )


@pages.post("/netwerk/relaties")
@may(Role.LIAISON)
def add_tie() -> Answer:
    """Add a tie with somebody known here, or with somebody new."""
    form = Typed()
    known = form.text("to_id", longest=80)
    whom = "" if known else "kies iemand uit de lijst of vul een nieuwe naam in"
    name = form.text("name", needed=whom, longest=80)
    kind = form.choice("kind", (PersonKind.CONTACT, PersonKind.CONNECTOR)) or PersonKind.CONNECTOR
    try:
        strength, since = form.whole("strength", 1, 5), form.whole("since", 1950, 2100)
        form.done()
        service.add_tie(
            the_actor(),
            to_id=known or None,
            new_person=None
            if known or not name
            else NewPerson(
                name, PersonKind(kind), form.text("role", longest=120), form.text("employer_id") or None
            ),
            strength=strength or 3,
            sphere=form.text("sphere") or "informal",
            since=since,
            how=form.text("how"),
        )
    except InputError as fault:
        return _page(fault.status, **kept(fault))
    return done(_("Relatie opgeslagen."), url_for(".network"))


@pages.post("/netwerk/<person_id>/gesproken")
@may(Role.LIAISON)
def log_contact(person_id: str) -> Answer:
    """Spoken today."""
    service.log_contact(the_actor(), person_id)
    return done(_("Genoteerd: vandaag gesproken."), url_for(".network"))
