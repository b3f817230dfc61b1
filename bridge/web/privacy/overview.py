"""Is it lawful and explained? Runs, and the audit chain with its proof."""

from __future__ import annotations

from flask import render_template, request

from bridge.domain.account import Role
from bridge.services import audit, runs
from bridge.web.access import may, the_actor
from bridge.web.lists import page_number
from bridge.web.privacy import pages
from bridge.web.privacy.words import event_kind, event_name, event_time

SIZE = 50
WORDS = {"event_name": event_name, "event_kind": event_kind, "event_time": event_time}


@pages.get("/")
@may(Role.PRIVACY_OFFICER)
def overview() -> str:
    """The current run and the state of the chain."""
    actor = the_actor()
    found = runs.list_runs(actor, 5)
    return render_template(
        "pages/privacy/overview.html", runs=found, report=None, latest=audit.list_events(actor, 1, 8), **WORDS
    )


@pages.post("/keten")
@may(Role.PRIVACY_OFFICER)
def verify() -> str:
    """Prove the chain from the first event to the last."""
    actor = the_actor()
    return render_template(
        "pages/privacy/overview.html",
        runs=runs.list_runs(actor, 5),
        report=audit.verify(actor),
        latest=audit.list_events(actor, 1, 8),
        **WORDS,
    )


@pages.get("/logboek")
@may(Role.PRIVACY_OFFICER)
def log() -> str:
    """Who did what, newest first; by object where an id is given."""
    on_id = request.args.get("wat", "").strip() or None
    events = audit.list_events(the_actor(), page_number(), SIZE, on_id)
    return render_template(
        "pages/privacy/log.html", events=events, number=page_number(), size=SIZE, on_id=on_id or "", **WORDS
    )
