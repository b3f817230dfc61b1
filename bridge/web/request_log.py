"""What happens around every request: its id, its session, who asks, the count of statements, one log line."""

from __future__ import annotations

import re
import secrets
import time

import structlog
from flask import Flask, Response, g, request, session

from bridge.errors import SignInNeeded, Unavailable
from bridge.runtime.logs import log
from bridge.services import accounts, health
from bridge.web.access import EVERYBODY, guard, roles_of

_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def begin() -> None:
    """Give the request an id (or keep the proxy's) and count its statements from zero."""
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if _ID.fullmatch(given) else secrets.token_hex(8)
    g.began = time.perf_counter()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)
    health.count_from_zero()


def know_actor(app: Flask) -> None:
    """Load who is signed in. A lost session is a 503 on every page that needs somebody."""
    if request.endpoint in (None, "static", "shared.alive"):
        return
    if getattr(session, "lost", False):
        raise Unavailable("de dienst is even niet bereikbaar")
    account_id = session.get("account_id")
    if account_id is None:
        return
    try:
        g.actor = accounts.actor_for(account_id)
    except SignInNeeded:
        session.clear()
        if roles_of(app, request.endpoint or "") != EVERYBODY:
            raise


def end(response: Response) -> Response:
    """One line: the route's pattern, not its address, which may hold what somebody searched for."""
    if request.endpoint == "static":
        return response
    log(
        "request",
        method=request.method,
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        statements=health.statements_run(),
        milliseconds=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
    )
    return response


def init(app: Flask) -> None:
    """In this order: begin, who, may they."""
    app.before_request(begin)
    app.before_request(lambda: know_actor(app))
    app.before_request(lambda: guard(app))
    app.after_request(end)
    app.teardown_request(lambda _fault: structlog.contextvars.unbind_contextvars("request_id"))
