"""The nightly runs with their ledgers, and the button that starts one."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, jsonify, render_template, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.run import RunState
from bridge.errors import Conflict
from bridge.services import nightly
from bridge.web.access import may, the_actor
from bridge.web.admin import pages
from bridge.web.i18n import _
from bridge.web.lists import paged
from bridge.web.navigation import N_
from bridge.web.notices import done, say

FIGURES: tuple[tuple[str, str, int], ...] = (
    ("pairs", N_("voorstellen"), 0),
    ("covered", N_("jongeren met een voorstel"), 0),
    ("most", N_("meeste voorstellen voor één jongere"), 0),
    ("gini", N_("ongelijkheid (0 is gelijk verdeeld, 1 is alles bij één)"), 2),
)


@pages.get("/nachtruns")
@may(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)
def runs() -> str:
    """The runs, newest first."""
    return render_template("pages/admin/runs.html", page=paged(nightly.list_runs(the_actor())))


@pages.post("/nachtruns")
@may(Role.ADMINISTRATOR)
def start() -> Answer:
    """Start a run now; where one is going on, it says so and shows that one."""
    try:
        run = nightly.start_now(the_actor())
    except Conflict as fault:
        say(fault.message, kind="warning")
        return done(_("Er begint geen tweede."), url_for("admin.runs"))
    return done(_("De nachtrun is begonnen."), url_for("admin.run", run_id=run.run_id))


def _division(metrics: dict[str, Any]) -> list[tuple[str, float | None, float | None, int]]:
    """(words, what the run chose, what every vacancy for itself would choose, digits) per figure."""
    chosen, peer = metrics.get("allocated") or {}, metrics.get("greedy") or {}
    if not chosen:
        return []
    return [(_(words), chosen.get(name), peer.get(name), digits) for name, words, digits in FIGURES]


@pages.get("/nachtruns/<run_id>")
@may(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)
def run(run_id: str) -> str:
    """One run with its ledger and figures."""
    found = nightly.get_run(the_actor(), run_id)
    return render_template(
        "pages/admin/run.html", run=found, division=_division(json.loads(found.metrics or "{}"))
    )


@pages.get("/nachtruns/<run_id>/stand")
@may(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)
def run_state(run_id: str) -> Response:
    """How far the run is, for the page's script."""
    found = nightly.get_run(the_actor(), run_id)
    ready = sum(chunk.done for chunk in found.chunks)
    return jsonify(
        share=found.progress,
        words=_("%(ready)s van %(all)s delen klaar", ready=ready, all=len(found.chunks)),
        done=found.state in (RunState.PUBLISHED, RunState.FAILED),
    )
