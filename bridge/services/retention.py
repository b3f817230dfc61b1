"""What is kept no longer than its term: proposals nobody took up, and facts of introductions that ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bridge.domain.account import system_actor
from bridge.graph import retention as store
from bridge.graph.connection import write_all
from bridge.services import audit

PROPOSAL_DAYS = 200
"""Ranking and reasons are kept at least six months (AI Act, event log of a high-risk system)."""
APPLICANT_DAYS = 200
"""Facts behind an introduction that ended; applicant data go after that."""
BATCH = 1_000
MOST_BATCHES = 100


def sweep(now: datetime | None = None) -> dict[str, int]:
    """Remove what is past its term; how many of each. Safe to run twice."""
    moment = now or datetime.now(UTC)
    counts = {"proposals": 0, "introductions": 0}
    for _ in range(MOST_BATCHES):
        gone = store.delete_proposals_before(moment - timedelta(days=PROPOSAL_DAYS), BATCH)
        bare = store.strip_introductions_before(moment - timedelta(days=APPLICANT_DAYS), BATCH)
        counts["proposals"] += gone
        counts["introductions"] += bare
        if not gone and not bare:
            break
    if any(counts.values()):
        why = ", ".join(f"{number} {what}" for what, number in counts.items())
        write_all(audit.event(system_actor("bewaartermijn"), "retention.swept", "graph", "", why))
    return counts
