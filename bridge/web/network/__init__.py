"""The network manager's pages bridge-builders and how the load is spread."""

from flask import Blueprint

pages = Blueprint("network", __name__, url_prefix="/netwerkbeheer")

from bridge.web.network import builders  # noqa: E402, F401
