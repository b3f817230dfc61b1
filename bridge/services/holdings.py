"""A person's word on what is known of a youth: confirm, reject, undo, and record what was said."""

from __future__ import annotations

import hashlib

from bridge.domain.account import Actor
from bridge.domain.reading import Polarity
from bridge.domain.youth import Holding
from bridge.errors import InputError, NotFound
from bridge.graph import holdings as store
from bridge.graph.connection import Row, Runner, write_all
from bridge.graph.steps import needed
from bridge.services import audit
from bridge.services.caseload import guided

NO_HOLDING = "dit staat niet bij deze jongere"
OWN_SOURCE = "liaison"


def stable_id(*parts: str) -> str:
    """Sixteen hexadecimal digits that are the same for the same parts, in any process."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _decide(
    actor: Actor, youth_id: str, holding_id: str, what: str, *, confirmed_by: str | None, rejected: bool
) -> None:
    guided(actor, youth_id)
    word = store.decide_statement(
        youth_id, holding_id, confirmed_by=confirmed_by, rejected=rejected, by=actor.account_id
    )
    write_all(needed(word, NotFound(NO_HOLDING)), audit.event(actor, what, "youth", youth_id, holding_id))


def confirm_holding(actor: Actor, youth_id: str, holding_id: str) -> None:
    """It is so: kept on re-reading. Confirming twice is confirming once."""
    _decide(actor, youth_id, holding_id, "holding.confirmed", confirmed_by=actor.person_id, rejected=False)


def reject_holding(actor: Actor, youth_id: str, holding_id: str) -> None:
    """It is not so: it counts no more and does not come back on re-reading."""
    _decide(actor, youth_id, holding_id, "holding.rejected", confirmed_by=None, rejected=True)


def undo_holding(actor: Actor, youth_id: str, holding_id: str) -> None:
    """Take back the last word: a suggestion again; what the liaison recorded without a note goes away."""
    guided(actor, youth_id)
    reopen = needed(
        store.decide_statement(youth_id, holding_id, confirmed_by=None, rejected=False, by=actor.account_id),
        NotFound(NO_HOLDING),
    )

    def step(run: Runner) -> list[Row]:
        return run(*store.remove_wish_statement(youth_id, holding_id)) or reopen(run)

    write_all(step, audit.event(actor, "holding.undone", "youth", youth_id, holding_id))


def add_wish(
    actor: Actor, youth_id: str, concept_id: str, polarity: Polarity | str = Polarity.WANTS
) -> Holding:
    """Record what the liaison heard first-hand: wants, avoids, has, lacks or learns a concept.

    Said again with another polarity it replaces what was said. Raises `InputError` for an unknown concept.
    """
    if polarity not in list(Polarity):
        raise InputError.at("polarity", "kies wil, wil niet, heeft, mist of leert")
    guided(actor, youth_id)
    said = Holding(
        holding_id=stable_id(OWN_SOURCE, concept_id),
        kind="",
        polarity=Polarity(polarity),
        text="",
        evidence="",
        source=OWN_SOURCE,
        confirmed_by=actor.person_id,
    )
    rows = write_all(
        needed(
            store.wish_statement(youth_id, concept_id, said),
            InputError.at("concept_id", "kies iets uit de lijst"),
        ),
        audit.event(actor, "holding.recorded", "youth", youth_id, f"{concept_id} {said.polarity.value}"),
    )[0]
    return store.holding_from(rows[0]["holding"])
