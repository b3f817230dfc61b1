"""The invented region as a whole: what is loaded, and taking it out without a trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bridge.domain.account import Actor
from bridge.errors import Conflict
from bridge.graph import audit, demo, runs
from bridge.graph.demo import Attached
from bridge.graph.demo import Marker as Marker
from bridge.services.importing.upserts import administrators_only

RUN_SETTINGS = ("current-run", "nightly-lease")
"""Settings that a nightly run makes, and that go with the region when it made them."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What a removal did. `events_kept` audit events stay, because others acted since the load."""

    deleted: int
    events_kept: int


class RealDataAttached(Conflict):
    """Real data hang on the region; `attached` names them."""

    code = "real_data_attached"

    def __init__(self, attached: tuple[Attached, ...]) -> None:
        self.attached = attached
        named = ", ".join(f"{one.kind} {one.name or one.key}" for one in attached)
        super().__init__(f"aan de demoregio hangen echte gegevens: {named}")


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
    settings = demo.list_settings()
    marker = replace(
        wanted, sequence=sequence, hash=head, settings=settings, run_id=runs.get_current_id(), complete=False
    )
    demo.set_marker(marker)
    return marker


def complete(actor: Actor, marker: Marker) -> None:
    """Mark that everything of the region is there."""
    administrators_only(actor)
    demo.set_marker(replace(marker, complete=True))


def remove(actor: Actor, progress: Callable[[str, int], None], with_attached: bool = False) -> Removal:
    """Take the region out: every invented node, its runs, and the words that only its texts named.

    Raises `RealDataAttached` while real data hang on it, unless `with_attached` takes those out as well, and
    `Conflict` when no region is loaded. Audit events of the region go too, as long as nobody else acted
    since; otherwise the chain stays as it is, because events are never taken from between others.
    """
    administrators_only(actor)
    marker = demo.find_marker()
    if marker is None:
        raise Conflict("er is geen demoregio geladen")
    if with_attached:
        demo.adopt_attached()
    elif attached := demo.list_attached():
        raise RealDataAttached(attached)
    events, foreign = demo.count_foreign_events(marker)
    deleted = demo.delete_all(progress)
    demo.restore_runs(marker)
    if events and not foreign:
        demo.cut_events(marker)
    demo.delete_settings(RUN_SETTINGS, marker)
    return Removal(deleted, events if foreign else 0)
