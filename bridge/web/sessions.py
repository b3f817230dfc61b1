"""Sessions in Redis: the cookie holds a random token, Redis the content under the token's hash.

When Redis cannot be reached the request gets a session marked `lost`, and the page becomes a 503.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any

import redis
from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from bridge.config import settings

HOURS = 12
SECONDS = HOURS * 3600
_PREFIX = "session:"


class Session(CallbackDict[str, Any], SessionMixin):
    """One visitor's session. `lost` when Redis was down, `renewed` when it must get a new token."""

    def __init__(self, content: Mapping[str, Any] | None = None, token: str = "", lost: bool = False) -> None:
        def changed(session: CallbackDict[str, Any]) -> None:
            session.modified = True  # type: ignore[attr-defined]

        super().__init__(content, changed)
        self.token, self.lost = token, lost
        self.modified = self.renewed = False

    def renew(self) -> None:
        """A new token for what follows: at sign-in and sign-out, so that an old cookie is worth nothing."""
        self.renewed = self.modified = True


@cache
def _client(url: str, _process: int) -> redis.Redis:
    return redis.Redis.from_url(
        url, socket_connect_timeout=1.0, socket_timeout=3.0, protocol=2, decode_responses=True
    )


def client() -> redis.Redis:
    """This process's pool of connections for sessions."""
    return _client(settings().redis_url, os.getpid())


def _key(token: str) -> str:
    return _PREFIX + hashlib.sha256(token.encode()).hexdigest()


class RedisSessions(SessionInterface):
    """What Flask calls at the beginning and end of a request."""

    def get_cookie_name(self, app: Flask) -> str:
        """`__Host-` binds the cookie to this host and path where cookies are https only."""
        return "__Host-brug" if self.get_cookie_secure(app) else "brug"

    def open_session(self, app: Flask, request: Request) -> Session:
        """The stored session, a new one, or one marked `lost`."""
        if request.path.startswith("/static/"):
            return Session()
        token = request.cookies.get(self.get_cookie_name(app), "")
        try:
            if not token:
                client().ping()  # a form whose token cannot be kept could never be sent
                return Session()
            stored = client().getex(_key(token), ex=SECONDS)
        except redis.RedisError:
            return Session(token=token, lost=True)
        return Session(json.loads(str(stored)), token) if stored else Session()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store what changed. A Redis that went down meanwhile loses the change, not the page."""
        if not isinstance(session, Session) or session.lost or not session.modified:
            return
        try:
            if session.renewed and session.token:
                client().delete(_key(session.token))
            if session.renewed or not session.token:
                session.token = secrets.token_urlsafe(32)
            client().set(_key(session.token), json.dumps(dict(session)), ex=SECONDS)
        except redis.RedisError:
            return
        response.set_cookie(
            self.get_cookie_name(app),
            session.token,
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite="Lax",
            path="/",
        )
        response.headers["Cache-Control"] = "no-store"
