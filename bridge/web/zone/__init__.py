"""The zone manager's pages aggregates only."""

from flask import Blueprint

pages = Blueprint("zone", __name__, url_prefix="/zone")

from bridge.web.zone import overview  # noqa: E402, F401
