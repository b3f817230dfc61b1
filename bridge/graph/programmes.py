"""Programmes and their intakes in the graph, written in batches."""

from __future__ import annotations

from collections.abc import Sequence

from bridge.domain.programme import Intake, Programme
from bridge.graph.connection import Statement


def upsert_programmes_statement(programmes: Sequence[Programme], demo: bool = False) -> Statement:
    """Store programmes by `programme_id` with the known concepts they teach and need, and their intakes."""
    rows = [
        {
            "programme_id": programme.programme_id,
            "teaches": [concept.concept_id for concept in programme.teaches],
            "needs": [concept.concept_id for concept in programme.needs],
            "intakes": [_intake(intake, demo) for intake in programme.intakes],
            "properties": {
                "name": programme.name,
                "provider": programme.provider,
                "weeks": programme.weeks,
                "hours_per_week": programme.hours_per_week,
                "cost": programme.cost,
                "crebo": programme.crebo,
                "days": programme.days,
                "demo": demo or None,
            },
        }
        for programme in programmes
    ]
    return "programmes/upsert_programmes", {"rows": rows}


def _intake(intake: Intake, demo: bool) -> dict[str, object]:
    return {
        "intake_id": intake.intake_id,
        "properties": {
            "starts_on": intake.starts_on,
            "seats": intake.seats,
            "seats_taken": intake.seats_taken,
            "demo": demo or None,
        },
    }
