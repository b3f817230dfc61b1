"""Erasing a youth from the graph: what identifies or describes them goes, a tombstone and counts stay."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from bridge.errors import NotFound
from bridge.graph.connection import Row, Runner
from bridge.graph.proposals import facts_from_text, facts_text
from bridge.matching.facts import TravelFact


def tombstone_key(source: str, external_id: str) -> str:
    """What stands in place of an erased youth's key, so that an old file does not bring them back."""
    return f"erased:{hashlib.sha256(f'{source}/{external_id}'.encode()).hexdigest()}"


def _bare(facts: str) -> str:
    """The facts of a proposal without the youth's own words, wishes, travel and people."""
    kept = facts_from_text(facts)
    asked = tuple(replace(fact, evidence=None) for fact in kept.asked)
    return facts_text(replace(kept, asked=asked, wishes=(), law=(), paths=(), hint=None, travel=TravelFact()))


def erase_step(youth_id: str, by: str) -> Callable[[Runner], list[Row]]:
    """A step that erases a youth. Raises `NotFound` when there is none, or none any more."""

    def step(run: Runner) -> list[Row]:
        found = run("privacy/list_facts", {"youth_id": youth_id})
        if not found:
            raise NotFound("deze jongere bestaat niet")
        row = found[0]
        key = tombstone_key(row["source"], row["external_id"]) if row["external_id"] else None
        facts = {p["proposal_id"]: _bare(p["facts"]) for p in row["proposals"] if p["facts"]}
        params = {"youth_id": youth_id, "by": by, "external_id": key, "facts": facts}
        return run("privacy/erase_youth", params)

    return step
