"""The liaison's pages: Vandaag, jongeren, voorstellen, kennismakingen, vacatures, netwerk."""

from importlib import import_module
from importlib.util import find_spec

from flask import Blueprint

pages = Blueprint("liaison", __name__)

for _module in ("palette",):
    if find_spec(f"{__name__}.{_module}") is not None:
        import_module(f"{__name__}.{_module}")
