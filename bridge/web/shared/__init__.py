"""Pages for every role: start, sign in and out, language, own account, health."""

from flask import Blueprint

pages = Blueprint("shared", __name__)

from bridge.web.shared import account, alive, sign_in  # noqa: E402, F401 (views register themselves)
