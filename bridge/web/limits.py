"""Limits on how often something may be tried, counted in Redis for all processes together."""

from __future__ import annotations

import hashlib

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from bridge.config import settings

limiter = Limiter(key_func=get_remote_address, strategy="fixed-window", headers_enabled=False)
SIGN_IN_BY_PLACE = "60 per 5 minutes"
SIGN_IN_BY_ADDRESS = "8 per 5 minutes"


def typed_address() -> str:
    """The mail address somebody tries, hashed: limits keep no addresses."""
    return hashlib.sha256(request.form.get("email", "").strip().lower().encode()).hexdigest()


def init(app: Flask) -> None:
    """Count in the service's own Redis."""
    app.config["RATELIMIT_STORAGE_URI"] = settings().redis_url
    app.config["RATELIMIT_STORAGE_OPTIONS"] = {
        "socket_connect_timeout": 1.0,
        "socket_timeout": 3.0,
        "protocol": 2,
    }
    limiter.init_app(app)
