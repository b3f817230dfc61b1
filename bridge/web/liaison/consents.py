"""Consents: recorded with the youth beside you, withdrawn as easily."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.domain.account import Role
from bridge.domain.consent import Purpose
from bridge.services import consents
from bridge.web.access import may, the_actor
from bridge.web.i18n import _
from bridge.web.liaison import pages
from bridge.web.notices import done


@pages.post("/jongeren/<youth_id>/toestemmingen")
@may(Role.LIAISON)
def grant_consent(youth_id: str) -> Answer:
    """The youth lets one employer know who they are."""
    given = consents.grant(the_actor(), youth_id, Purpose.SHARE_IDENTITY, request.form.get("receiver_id", ""))
    undo = url_for(".withdraw_consent", youth_id=youth_id, consent_id=given.consent_id)
    to = url_for(".youth", youth_id=youth_id, _anchor="toestemming")
    return done(_("Toestemming voor %(name)s vastgelegd.", name=given.receiver_name), to, undo)


@pages.post("/jongeren/<youth_id>/toestemmingen/<consent_id>/intrekken")
@may(Role.LIAISON)
def withdraw_consent(youth_id: str, consent_id: str) -> Answer:
    """The youth takes a consent back; from now on nothing is shown on its ground."""
    consents.withdraw(the_actor(), consent_id)
    to = url_for(".youth", youth_id=youth_id, _anchor="toestemming")
    return done(_("De toestemming is ingetrokken."), to)
