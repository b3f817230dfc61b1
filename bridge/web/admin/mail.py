"""The mail that a local installation caught, so that it can be looked at; nothing was sent outside."""

from __future__ import annotations

from flask import render_template

from bridge.domain.account import Role
from bridge.errors import NotFound
from bridge.services import notices
from bridge.web.access import may, the_actor
from bridge.web.admin import pages
from bridge.web.lists import paged


@pages.get("/post")
@may(Role.ADMINISTRATOR)
def mail() -> str:
    """Caught messages, newest first."""
    return render_template("pages/admin/mail.html", page=paged(notices.caught_mail(the_actor())))


@pages.get("/post/<name>")
@may(Role.ADMINISTRATOR)
def message(name: str) -> str:
    """One message as it would arrive."""
    found = next((m for m in notices.caught_mail(the_actor()) if m.name == name), None)
    if found is None:
        raise NotFound("dit bericht bestaat niet")
    return render_template("pages/admin/message.html", message=found)
