"""Who needs this course, and what does a seat open?"""

from __future__ import annotations

from flask import Response, render_template

from bridge.domain.account import Role
from bridge.services import training
from bridge.web.access import may, the_actor
from bridge.web.lists import csv_answer, paged, wants_csv
from bridge.web.provider import pages


@pages.get("/")
@may(Role.PROVIDER)
def programmes() -> str | Response:
    """Own programmes with the intakes to come."""
    rows = training.my_programmes(the_actor())
    if wants_csv():
        return csv_answer(
            "startmomenten",
            ("traject", "start", "plaatsen", "bezet", "vacatures die erom vragen"),
            ((p.name, i.starts_on, i.seats, i.seats_taken, p.asked_by) for p in rows for i in p.intakes),
        )
    return render_template("pages/provider/programmes.html", page=paged(rows))
