"""Who carries how much, and through whom do most proposals run?"""

from __future__ import annotations

from flask import Response, render_template

from bridge.domain.account import Role
from bridge.services import builders as service
from bridge.web.access import may, the_actor
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.network import pages


@pages.get("/")
@may(Role.NETWORK_MANAGER)
def builders() -> str | Response:
    """Liaisons with their load and reach."""
    rows = service.list_builders(the_actor())
    if wants_csv():
        return csv_answer(
            "bruggenbouwers",
            ("naam", "rol", "jongeren", "plek voor", "relaties", "werkgevers", "gaan koud worden"),
            ((r.name, r.role, r.caseload, r.caseload_cap, r.ties, r.employers, r.cold) for r in rows),
        )
    return render_template("pages/network/builders.html", page=paged(rows), via=service.list_via(the_actor()))
