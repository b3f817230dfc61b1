"""Pages for people: `create_app` wires the base, then each audience's blueprint."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from bridge.config import settings
from bridge.web import (
    access,
    error_pages,
    headers,
    i18n,
    limits,
    look,
    navigation,
    reading_marks,
    request_log,
)
from bridge.web.sessions import RedisSessions

AREAS = ("shared", "liaison", "employer", "provider", "network", "zone", "privacy", "admin", "youth")
"""Packages of bridge.web; each holds a blueprint `pages`. One that is not there yet is left out."""


def create_app(areas: tuple[str, ...] = AREAS) -> Flask:
    """The web application. Raises `LookupError` when a view declares nobody who may use it."""
    app = Flask("bridge.web", static_folder="static", template_folder="templates")
    app.config.update(
        SECRET_KEY=settings().secret_key,
        MAX_CONTENT_LENGTH=settings().max_upload_bytes,
        MAX_FORM_MEMORY_SIZE=2_000_000,
        SESSION_COOKIE_SECURE=settings().secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SEND_FILE_MAX_AGE_DEFAULT=31_536_000,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.session_interface = RedisSessions()
    access.everybody(app.view_functions["static"])
    for part in (request_log, limits, headers, i18n, look, reading_marks, navigation, error_pages):
        part.init(app)
    CSRFProtect(app)
    for area in areas:
        if find_spec(f"bridge.web.{area}") is not None:
            app.register_blueprint(import_module(f"bridge.web.{area}").pages)
    access.route_table(app)
    return app
