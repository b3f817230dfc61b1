"""The invented region as a whole: what is loaded, and taking it out without a trace."""

from __future__ import annotations

from bridge.domain.account import Actor
from bridge.graph import audit, demo
from bridge.graph.demo import Marker
from bridge.services.importing.upserts import administrators_only


def find_region(actor: Actor) -> Marker | None:
    """The region that is loaded, or None."""
    administrators_only(actor)
    return demo.find_marker()


def begin(actor: Actor, wanted: Marker) -> Marker:
    """Mark that a region is being loaded; gives the marker that is there when it was begun before."""
    administrators_only(actor)
    found = demo.find_marker()
    if found is not None:
        return found
    sequence, head = audit.get_head()
    marker = Marker(wanted.anchor, wanted.seed, wanted.youths, wanted.vacancies, sequence, head, False)
    demo.set_marker(marker)
    return marker


def complete(actor: Actor, marker: Marker) -> None:
    """Mark that everything of the region is there."""
    administrators_only(actor)
    demo.set_marker(
        Marker(
            marker.anchor, marker.seed, marker.youths, marker.vacancies, marker.sequence, marker.hash, True
        )
    )
