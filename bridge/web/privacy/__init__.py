"""The privacy officer's pages runs, the audit chain and its proof."""

from flask import Blueprint

pages = Blueprint("privacy", __name__, url_prefix="/toezicht")

from bridge.web.privacy import overview  # noqa: E402, F401
