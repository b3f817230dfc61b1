"""What the command palette knows: the liaison's pages and their own youths."""

from __future__ import annotations

from flask import current_app, jsonify, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.services import youths
from bridge.web.access import may, the_actor
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.navigation import menu


@pages.get("/palet")
@may(Role.LIAISON)
def palette() -> Answer:
    """Entries as label, kind and address."""
    places = [{"label": e["label"], "kind": _("pagina"), "url": e["url"]} for e in menu(current_app)]
    places.append({"label": _("Jongere toevoegen"), "kind": _("actie"), "url": url_for(".new_youth")})
    places.append({"label": _("Relatie toevoegen"), "kind": _("actie"), "url": url_for(".network")})
    places.append({"label": _("Kennismakingen"), "kind": _("pagina"), "url": url_for(".introductions")})
    own = [
        {
            "label": row.name or row.label,
            "kind": _("jongere"),
            "url": url_for(".youth", youth_id=row.youth_id),
        }
        for row in youths.list_caseload(the_actor())
    ]
    return jsonify({"entries": places + own})
