"""The invented region in the graph: what marks that it is loaded, and taking all of it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from bridge.graph.connection import read, write

LABELS = (
    "Transition", "Introduction", "Proposal", "Consent", "Note", "Youth", "Identity", "Vacancy", "RunChunk",
    "Run", "Account", "Person", "Intake", "Programme", "Worksite", "Employer", "Organisation", "Intervention",
    "Ambition", "Vision", "Neighbourhood", "Zone", "Municipality", "Stop",
)  # fmt: skip
"""Labels of what an import can make, in the order of taking out: the leaves first."""
BATCH = 2_000
NAMED = 20


@dataclass(frozen=True, slots=True)
class Marker:
    """A region that is loaded, or being loaded while not `complete`.

    All its days count from `anchor`. `sequence` and `hash` are the head of the audit chain before it,
    `settings` the names of what was set before it, `run_id` the run that was current.
    """

    anchor: date
    seed: int
    youths: int
    vacancies: int
    sequence: int = 0
    hash: str = ""
    complete: bool = False
    settings: Sequence[str] = ()
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """Something real that hangs on the region."""

    kind: str
    key: str
    name: str


def find_marker() -> Marker | None:
    """The region that is loaded, or None."""
    rows = read("demo/get_marker")
    return Marker(**rows[0]) if rows else None


def set_marker(marker: Marker) -> None:
    """Remember what is loaded."""
    write("demo/set_marker", properties={**asdict(marker), "settings": list(marker.settings)})


def list_settings() -> tuple[str, ...]:
    """Names of all settings but the region's own mark."""
    return tuple(row["name"] for row in read("demo/list_settings"))


def list_attached() -> tuple[Attached, ...]:
    """What is not invented and hangs on something that is; at most `NAMED`."""
    return tuple(Attached(**row) for row in read("demo/list_attached", limit=NAMED))


def adopt_attached() -> int:
    """Count what hangs on the region as part of it, and what hangs on that; how many."""
    adopted = 0
    while count := write("demo/adopt_attached", limit=BATCH)[0]["adopted"]:
        adopted += count
    return adopted


def delete_all(progress: Callable[[str, int], None]) -> int:
    """Take out every invented node a batch at a time, with words that only its texts named; how many."""
    total = 0
    while count := write("demo/delete_mixed_proposals", limit=BATCH)[0]["deleted"]:
        total += count
    for label in LABELS:
        of_label = 0
        while count := write("demo/delete_batch", label=label, limit=BATCH)[0]["deleted"]:
            of_label += count
            progress(label, of_label)
        total += of_label
    return total


def restore_runs(marker: Marker) -> None:
    """Take out runs that were about the region only, and point at the run that was current before."""
    write("demo/delete_empty_runs", since=marker.anchor)
    write("demo/restore_pointer", run_id=marker.run_id)


def count_foreign_events(marker: Marker) -> tuple[int, int]:
    """Audit events since the load, and how many of them are not the region's own doing."""
    row = read("demo/count_foreign_events", sequence=marker.sequence)[0]
    return row["events"], row["foreign"]


def cut_events(marker: Marker) -> None:
    """Bring the audit chain back to where it was before the load."""
    write("demo/cut_events", sequence=marker.sequence, hash=marker.hash)


def delete_settings(names: Sequence[str], marker: Marker) -> None:
    """Take out settings of these names that were not there before the load, and the region's mark."""
    write("demo/delete_settings", names=list(names), kept=list(marker.settings))


def count_everything() -> tuple[int, int]:
    """Nodes and relationships in the whole graph."""
    row = read("demo/count_everything")[0]
    return row["nodes"], row["relationships"]
