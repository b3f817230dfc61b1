"""Vacatures: what is open that my youths could reach, and for whom of mine is this one?"""

from __future__ import annotations

from collections import Counter

from flask import render_template, request
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.vacancy import ContractKind
from bridge.services import intake, shortlists
from bridge.services import today as mornings
from bridge.services.vacancy_search import OpenRow, Page, search_open
from bridge.web import pictures
from bridge.web.access import may, the_actor
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.lists import csv_answer, page_number, wants_csv
from bridge.web.look import day
from bridge.web.navigation import N_
from bridge.web.reading_marks import how_name, kind_name, requirement_spans

PAPERS: dict[str, str] = {
    "vca-basis": N_("VCA Basis"),
    "vca-vol": N_("VCA-VOL"),
    "heftruck": N_("heftruckcertificaat"),
    "reachtruck": N_("reachtruckcertificaat"),
    "bhv": N_("BHV"),
    "haccp": N_("HACCP"),
    "B": N_("rijbewijs B"),
    "C": N_("rijbewijs C"),
}
SHIFTS: dict[str, str] = {
    "day": N_("dagdienst"),
    "early": N_("vroege dienst"),
    "late": N_("late dienst"),
    "night": N_("nachtdienst"),
    "shift": N_("ploegendienst"),
    "weekend": N_("weekend"),
}
CONTRACTS: dict[str, str] = {
    ContractKind.REGULAR: N_("gewone baan"),
    ContractKind.BBL: N_("leerbaan (BBL)"),
    ContractKind.INTERNSHIP: N_("stage"),
    ContractKind.WORK_EXPERIENCE: N_("werkervaringsplek"),
}
CSV_PAGES = 40


def _search(page: int) -> Page[OpenRow]:
    chosen = request.args
    return search_open(
        the_actor(),
        chosen.get("words", ""),
        certificate=chosen.get("asks") if chosen.get("asks") in PAPERS else None,
        without=chosen.get("without") if chosen.get("without") in PAPERS else None,
        shift=chosen.get("shift") if chosen.get("shift") in SHIFTS else None,
        contract_kind=chosen.get("contract") if chosen.get("contract") in CONTRACTS else None,
        page=page,
    )


def _map(rows: tuple[OpenRow, ...]) -> dict[str, object]:
    """The rows' worksites as dots, bigger where more is open."""
    counted = Counter(r.worksite for r in rows if r.lat is not None and r.lon is not None)
    places = {r.worksite: (r.lat, r.lon) for r in rows if r.lat is not None and r.lon is not None}
    frame = pictures.frame_of(list(places.values()))
    if frame is None:
        return {"dots": [], "towns": [], "height": 0}
    dots = []
    for site, many in counted.most_common():
        x, y = frame.place(*places[site])
        dots.append(pictures.Dot(x, y, 5 + 2.2 * many**0.5, "site", f"{site}: {many}"))
    return {"dots": dots, "towns": pictures.towns_in(frame), "height": frame.height}


@pages.get("/vacatures")
@may(Role.LIAISON)
def vacancies() -> str | Answer:
    """Open vacancies in words and by filters from the URL."""
    if wants_csv():
        header = [_("vacature"), _("werkgever"), _("werklocatie"), _("postcode"), _("contract"), _("sluit")]
        first = _search(1)
        every = [first, *(_search(n) for n in range(2, min(first.pages, CSV_PAGES) + 1))]
        lines = [
            (r.title, r.employer, r.worksite, r.pc4, _(CONTRACTS[r.contract_kind]), day(r.closes_at))
            for page in every
            for r in page.rows
        ]
        return csv_answer("vacatures", header, lines)
    page = _search(page_number())
    return render_template(
        "pages/liaison/vacancies.html",
        page=page,
        map=_map(page.rows),
        papers=PAPERS,
        shifts=SHIFTS,
        contracts=CONTRACTS,
        filtered=any(request.args.get(name) for name in ("words", "asks", "without", "shift", "contract")),
    )


@pages.get("/vacatures/<vacancy_id>")
@may(Role.LIAISON)
def vacancy(vacancy_id: str) -> str:
    """One vacancy as read, and who of the own youths it could be for."""
    actor = the_actor()
    posted = intake.get_vacancy(actor, vacancy_id)
    own = [row for row in shortlists.list_proposals(actor, state="") if row.vacancy_id == vacancy_id]
    return render_template(
        "pages/liaison/vacancy.html",
        posted=posted,
        vacancy=posted.vacancy,
        own=own,
        questions=mornings.questions_for(actor, vacancy_id),
        spans=requirement_spans(posted.vacancy.requirements),
        clock=pictures.shift_clock(posted.vacancy.shifts),
        contracts=CONTRACTS,
        kind_name=kind_name,
        how_name=how_name,
    )
