"""Health for load balancers: answers without a session."""

from __future__ import annotations

from flask import Response, jsonify

from bridge.services import health
from bridge.web.access import everybody
from bridge.web.shared import pages


@pages.get("/healthz")
@everybody
def alive() -> tuple[Response, int]:
    """200 when graph and queue answer, else 503."""
    ready = health.is_ready()
    return jsonify({"ready": ready}), 200 if ready else 503
