"""Is it healthy? Servers, worker, queues, schema, and how much there is."""

from __future__ import annotations

from flask import render_template

from bridge.domain.account import Role
from bridge.services import health as service
from bridge.web.access import may
from bridge.web.admin import pages


@pages.get("/")
@may(Role.ADMINISTRATOR)
def health() -> str:
    """The state of everything the service stands on."""
    return render_template("pages/admin/health.html", status=service.status())
