"""Somebody's own account: who they are here, and a new password."""

from __future__ import annotations

from flask import render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from bridge.errors import Fault, InputError
from bridge.services import accounts
from bridge.web.access import SIGNED_IN, may, the_actor
from bridge.web.forms import kept
from bridge.web.i18n import _
from bridge.web.notices import done
from bridge.web.shared import pages


@pages.get("/account")
@may(*SIGNED_IN)
def account() -> str:
    """Role, language, password."""
    return render_template("pages/shared/account.html", **kept(typed={}))


@pages.post("/account/wachtwoord")
@may(*SIGNED_IN)
def change_password() -> Answer | tuple[str, int]:
    """Change the own password; the old one is asked."""
    old, new, again = (request.form.get(name, "") for name in ("old", "new", "again"))
    try:
        if new != again:
            raise InputError(faults=[Fault("again", "dit is niet twee keer hetzelfde wachtwoord")])
        accounts.change_password(the_actor(), old, new)
    except InputError as fault:
        return render_template("pages/shared/account.html", **kept(fault, {})), fault.status
    return done(_("Je wachtwoord is veranderd."), url_for("shared.account"))
