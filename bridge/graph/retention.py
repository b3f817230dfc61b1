"""Proposals past their term, and the facts behind introductions that ended."""

from __future__ import annotations

from datetime import datetime

from bridge.graph.connection import read, write


def delete_proposals_before(before: datetime, batch: int) -> int:
    """Delete undecided and declined proposals that ended before a moment, one batch; how many went."""
    found = [row["proposal_id"] for row in read("retention/list_over_term", before=before, limit=batch)]
    return int(write("retention/delete_proposals", proposal_ids=found)[0]["removed"]) if found else 0


def strip_introductions_before(before: datetime, batch: int) -> int:
    """Empty the facts behind introductions that ended before a moment, one batch; how many were stripped."""
    return int(write("retention/strip_introductions", before=before, limit=batch)[0]["stripped"])
