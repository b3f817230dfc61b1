"""Employers and worksites that come along with vacancies from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bridge.graph.connection import Statement


def ensure_statement(places: Sequence[Mapping[str, Any]]) -> Statement:
    """Make the employers and worksites that are not there yet; those that are stay as they are.

    A place has `employer_id`, `employer_name`, `worksite_id`, `worksite_name`, `pc4`, `lat`, `lon`, `shuttle`
    and `demo`. A worksite keeps its first employer.
    """
    return "employers/ensure_places", {"places": [dict(place) for place in places]}
