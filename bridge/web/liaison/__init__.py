"""The liaison's pages: Vandaag, jongeren, voorstellen, kennismakingen, vacatures, netwerk."""

from flask import Blueprint

pages = Blueprint("liaison", __name__)

from bridge.web.liaison import (  # noqa: E402, F401 (views register themselves)
    caseload,
    consents,
    holdings,
    introductions,
    live,
    network,
    palette,
    proposals,
    rights,
    today,
    vacancies,
    youth,
)
