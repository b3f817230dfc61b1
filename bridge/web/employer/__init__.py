"""The employer's pages: post and read vacancies, shortlists without names, introductions."""

from flask import Blueprint

pages = Blueprint("employer", __name__, url_prefix="/werkgever")

from bridge.web.employer import introductions, posting, shortlist, vacancies  # noqa: E402, F401
