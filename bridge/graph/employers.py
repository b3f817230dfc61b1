"""Employers and their worksites in the graph, written in batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bridge.domain.vacancy import Employer, Worksite
from bridge.graph.connection import Statement, read


def ensure_statement(places: Sequence[Mapping[str, Any]]) -> Statement:
    """Make the employers and worksites that are not there yet; those that are stay as they are.

    A place has `employer_id`, `employer_name`, `worksite_id`, `worksite_name`, `pc4`, `lat`, `lon`, `shuttle`
    and `demo`. A worksite keeps its first employer.
    """
    return "employers/ensure_places", {"places": [dict(place) for place in places]}


def upsert_employers_statement(employers: Sequence[Employer], demo: bool = False) -> Statement:
    """Store employers by `employer_id`."""
    rows = [
        {
            "employer_id": employer.employer_id,
            "properties": {
                "name": employer.name,
                "kvk": employer.kvk,
                "sector": employer.sector,
                "answer_days": employer.answer_days,
                "demo": demo or None,
            },
        }
        for employer in employers
    ]
    return "employers/upsert_employers", {"rows": rows}


def upsert_worksites_statement(worksites: Sequence[Worksite], demo: bool = False) -> Statement:
    """Store worksites by `worksite_id`, each with its employer (which must be there)."""
    rows = [
        {
            "worksite_id": site.worksite_id,
            "employer_id": site.employer_id,
            "properties": {
                "name": site.name,
                "pc4": site.pc4,
                "lat": site.lat,
                "lon": site.lon,
                "shuttle": site.shuttle,
                "demo": demo or None,
            },
        }
        for site in worksites
    ]
    return "employers/upsert_worksites", {"rows": rows}


def list_employers() -> tuple[Employer, ...]:
    """All employers by name."""
    return tuple(
        Employer(
            row["employer"]["employer_id"],
            row["employer"]["name"],
            row["employer"].get("kvk"),
            row["employer"].get("sector") or "",
            row["employer"].get("answer_days") or 10,
        )
        for row in read("employers/list_employers")
    )
