"""The web server's entry: `gunicorn bridge.wsgi:app`."""

from __future__ import annotations

from bridge.runtime import logs
from bridge.web import create_app

logs.configure("web")
app = create_app()
