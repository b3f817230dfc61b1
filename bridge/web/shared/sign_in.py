"""Come in and go out, and the choice of language."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Answer

from bridge.errors import InputError
from bridge.services import accounts
from bridge.web.access import everybody
from bridge.web.forms import Typed, kept
from bridge.web.i18n import LOCALES
from bridge.web.limits import SIGN_IN_BY_ADDRESS, SIGN_IN_BY_PLACE, limiter, typed_address
from bridge.web.navigation import home
from bridge.web.sessions import Session
from bridge.web.shared import pages


def own_path(address: str) -> str:
    """A path on this site, or "" for anything that leads elsewhere."""
    at = urlsplit(address)
    leads_away = at.scheme or at.netloc or not address.startswith("/") or address.startswith(("//", "/\\"))
    return "" if leads_away or "\\" in address else address


def _renew() -> None:
    if isinstance(session, Session) or hasattr(session, "renew"):
        session.renew()


@pages.get("/start")
@everybody
def start() -> Answer:
    """The first page of whoever comes: their menu's first entry, or the sign-in page."""
    actor = g.get("actor")
    return redirect(home(current_app, actor.role) if actor else url_for("shared.sign_in_page"))


@pages.get("/inloggen")
@everybody
def sign_in_page() -> str | Answer:
    """The sign-in form."""
    if g.get("actor"):
        return redirect(url_for("shared.start"))
    return render_template("pages/shared/sign_in.html", **kept(typed=request.args))


@pages.post("/inloggen")
@limiter.limit(SIGN_IN_BY_PLACE)
@limiter.limit(SIGN_IN_BY_ADDRESS, key_func=typed_address)
@everybody
def sign_in() -> Answer | tuple[str, int]:
    """Sign in with address and password; the session gets a new token."""
    form = Typed()
    try:
        email = form.text("email", needed="vul je mailadres in", longest=254)
        password = request.form.get("password", "")
        if not password:
            form.wrong("password", "vul je wachtwoord in")
        form.done()
        actor = accounts.sign_in(email, password)
    except InputError as fault:
        return render_template("pages/shared/sign_in.html", **kept(fault)), fault.status
    session.clear()
    _renew()
    session["account_id"] = actor.account_id
    return redirect(own_path(request.form.get("next", "")) or url_for("shared.start"), 303)


@pages.post("/uitloggen")
@everybody
def sign_out() -> Answer:
    """End the session."""
    language = session.get("locale")
    session.clear()
    _renew()
    if language:
        session["locale"] = language
    return redirect(url_for("shared.sign_in_page"), 303)


@pages.post("/taal")
@everybody
def language() -> Answer:
    """Choose a language; kept with the account, or with the session of a visitor."""
    chosen = request.form.get("locale", "")
    if chosen not in LOCALES:
        raise InputError.at("locale", "kies nl of en")
    if g.get("actor"):
        accounts.set_locale(g.actor, chosen)
    session["locale"] = chosen
    return redirect(own_path(request.form.get("back", "")) or url_for("shared.start"), 303)
