"""A hand-out for the youth: what the service knows of them, in plain words, to take along on a phone."""

from __future__ import annotations

from dataclasses import dataclass

from bridge.domain.account import Actor
from bridge.domain.reading import Polarity
from bridge.domain.youth import Holding
from bridge.graph.connection import write_all
from bridge.services import audit
from bridge.services.caseload import get_stored
from bridge.services.identities import opened


@dataclass(frozen=True, slots=True)
class HandOut:
    """What a youth gets to see: only what a person confirmed, and who knows their name."""

    first_name: str
    label: str
    liaison: str
    can: tuple[str, ...]
    learns: tuple[str, ...]
    wants: tuple[str, ...]
    rather_not: tuple[str, ...]
    who_knows_me: tuple[str, ...]
    to_check: tuple[str, ...]


def _words(holdings: tuple[Holding, ...], polarity: Polarity) -> tuple[str, ...]:
    said = (h.concept.label if h.concept else h.text for h in holdings if h.polarity is polarity)
    return tuple(dict.fromkeys(said))


def hand_out(actor: Actor, youth_id: str) -> HandOut:
    """The hand-out of a youth of the actor's caseload. Raises `NotFound` for another's."""
    found = get_stored(actor, youth_id)
    kept = tuple(h for h in found.youth.holdings if not h.rejected)
    confirmed = tuple(h for h in kept if h.confirmed_by)
    write_all(audit.event(actor, "youth.handed_out", "youth", youth_id))
    return HandOut(
        first_name=opened(found.identity).first_name,
        label=found.youth.label,
        liaison=found.liaison or "",
        can=_words(confirmed, Polarity.HAS),
        learns=_words(confirmed, Polarity.IN_PROGRESS),
        wants=_words(confirmed, Polarity.WANTS),
        rather_not=_words(confirmed, Polarity.AVOIDS),
        who_knows_me=tuple(dict.fromkeys(c.receiver_name for c in found.consents if c.live)),
        to_check=tuple(dict.fromkeys(h.text for h in kept if not h.confirmed_by)),
    )
