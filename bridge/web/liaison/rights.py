"""A youth's rights: a copy of all that is kept to take home, and erasure for good."""

from __future__ import annotations

from flask import Response, json, render_template, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.errors import InputError
from bridge.services import privacy, youths
from bridge.web.access import may, the_actor
from bridge.web.downloads import as_file
from bridge.web.forms import Typed, kept
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.notices import done


def _page(youth_id: str, status: int = 200, **form: object) -> Answer:
    view = youths.get_youth(the_actor(), youth_id)
    html = render_template("pages/liaison/rights.html", view=view, **{**kept(typed={}), **form})
    return Response(html, status)


@pages.get("/jongeren/<youth_id>/rechten")
@may(Role.LIAISON)
def rights(youth_id: str) -> Answer:
    """What a youth may ask for, with a button for each."""
    return _page(youth_id)


@pages.post("/jongeren/<youth_id>/kopie")
@may(Role.LIAISON)
def copy_youth(youth_id: str) -> Answer:
    """Everything that is kept, as a file; that it was made is recorded."""
    made = json.dumps(privacy.export(the_actor(), youth_id), ensure_ascii=False, indent=2)
    return as_file(made, "mijn-gegevens.json", "application/json")


@pages.post("/jongeren/<youth_id>/wissen")
@may(Role.LIAISON)
def erase_youth(youth_id: str) -> Answer:
    """Erase for good, once the liaison has written that this is meant."""
    form = Typed()
    try:
        if form.text("erase").casefold() not in ("wissen", "erase"):
            form.wrong("erase", "schrijf hier het woord wissen; het kan niet worden teruggedraaid")
        form.done()
    except InputError as fault:
        return _page(youth_id, fault.status, **kept(fault))
    privacy.erase(the_actor(), youth_id)
    return done(_("Alles van deze jongere is gewist."), url_for(".caseload"))
