"""A provider's pages own programmes and their seats."""

from flask import Blueprint

pages = Blueprint("provider", __name__, url_prefix="/opleider")

from bridge.web.provider import programmes  # noqa: E402, F401
