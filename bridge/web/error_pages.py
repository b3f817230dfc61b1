"""One handler for everything that goes wrong: a page for people, problem+json for scripts."""

from __future__ import annotations

import traceback

import redis
from flask import Flask, Response, g, jsonify, redirect, render_template, request, url_for
from flask_limiter.errors import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response as Answer

from bridge.errors import (
    BridgeError,
    Conflict,
    Forbidden,
    InputError,
    NotFound,
    SignInNeeded,
    TooLarge,
    TooMany,
    Unavailable,
)
from bridge.runtime.logs import log
from bridge.web.i18n import _

NEVER_KEPT = ("password", "old", "new", "again")
"""Fields that a retry page does not hold."""


def wants_json() -> bool:
    """Whether a script asks: it sends JSON or prefers it over a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json", "application/problem+json"])
    return request.is_json or best in ("application/json", "application/problem+json")


def as_own(fault: Exception) -> BridgeError:
    """Any exception as one of the project's own."""
    match fault:
        case BridgeError():
            return fault
        case redis.RedisError():
            return Unavailable("de dienst is even niet bereikbaar")
        case RateLimitExceeded():
            return TooMany("je hebt het te vaak geprobeerd; wacht een paar minuten")
        case CSRFError():
            return InputError("dit formulier is verlopen; open de pagina opnieuw en vul het nog eens in")
        case RequestEntityTooLarge():
            return TooLarge("dit bestand of deze tekst is te groot")
        case HTTPException(code=404 | 405):
            return NotFound("deze pagina bestaat niet")
        case HTTPException(code=code) if code is not None and 400 <= code < 500:
            return InputError("hier kunnen we niets mee; ga terug en probeer het opnieuw")
    return BridgeError("er ging bij ons iets mis")


def _log(fault: Exception, own: BridgeError) -> None:
    """What happened and where in the code; never the message, which may quote what somebody typed."""
    if own.status < 500:
        return
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    where = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    log("request_failed", fault=type(fault).__name__, status=own.status, where=where)


def _problem(own: BridgeError) -> Response:
    answer = jsonify(own.as_problem())
    answer.mimetype = "application/problem+json"
    return answer


def _kept_fields() -> list[tuple[str, str]]:
    """What was typed, to be sent again with one button once the server is back."""
    if request.method != "POST":
        return []
    return [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER_KEPT]


def _page(own: BridgeError) -> str:
    return render_template(
        "pages/shared/error.html",
        error=own,
        kept=_kept_fields() if own.status == Unavailable.status else [],
        again=request.full_path if request.method == "GET" else request.path,
        request_id=g.get("request_id", ""),
    )


def answer(fault: Exception) -> Answer:
    """The page or problem for whatever went wrong."""
    own = as_own(fault)
    _log(fault, own)
    if isinstance(own, SignInNeeded) and not wants_json() and request.method == "GET":
        return redirect(url_for("shared.sign_in_page", next=request.full_path.rstrip("?")))
    made = _problem(own) if wants_json() else Response(_page(own))
    made.status_code = own.status
    if isinstance(own, Unavailable):
        made.headers["Retry-After"] = str(own.retry_after)
    return made


def title_of(error: BridgeError) -> str:
    """The heading of an error page."""
    titles: dict[type[BridgeError], str] = {
        SignInNeeded: _("Meld je aan"),
        Forbidden: _("Dit is niet voor jouw rol"),
        NotFound: _("Niet gevonden"),
        Conflict: _("Dat kan nu niet"),
        TooMany: _("Even wachten"),
        Unavailable: _("De dienst is even niet bereikbaar"),
        InputError: _("Dat ging niet goed"),
    }
    return next((text for kind, text in titles.items() if isinstance(error, kind)), _("Er ging iets mis"))


def init(app: Flask) -> None:
    """One handler for every exception."""
    app.register_error_handler(Exception, answer)
    app.jinja_env.globals["error_title"] = title_of
