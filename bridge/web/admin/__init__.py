"""The administrator's pages: health, nightly runs, accounts, imports, and a local installation's mail."""

from flask import Blueprint

pages = Blueprint("admin", __name__, url_prefix="/beheer")

from bridge.web.admin import accounts, health, imports, mail, runs  # noqa: E402, F401
