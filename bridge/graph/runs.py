"""Runs of the nightly job in the graph: the lease, the ledger of chunks, the pointer to what is current."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bridge.domain.run import Chunk, Run, RunState
from bridge.errors import Conflict, NotFound
from bridge.graph.connection import Row, Runner, Statement, read, write

UNFINISHED_HOURS = 20
"""A run that was left unfinished longer ago is not resumed: too much has changed since."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A run that was cut off; `fresh` while it may be resumed."""

    run_id: str
    feature_version: str
    fresh: bool


def run_from(row: Row) -> Run:
    """A run with its ledger from a row of `list_runs` or `get_run`."""
    node = row["run"]
    return Run(
        run_id=node["run_id"],
        state=RunState(node["state"]),
        started_at=node["started_at"],
        finished_at=node.get("finished_at"),
        feature_version=node["feature_version"],
        model_version=node["model_version"],
        vacancies=node["vacancies"],
        youths=node["youths"],
        proposals=node.get("proposals") or 0,
        chunks=tuple(
            Chunk(
                c["number"], c["vacancies"], c["done"], c["pairs"] or 0, c["kept"] or 0, c["seconds"] or 0.0
            )
            for c in row["chunks"]
        ),
        current=bool(node.get("current")),
        started_by=node["started_by"],
        metrics=node.get("metrics") or "{}",
        fault=node.get("fault"),
    )


def list_runs(limit: int = 50) -> tuple[Run, ...]:
    """The newest runs first, each with its ledger."""
    return tuple(run_from(row) for row in read("runs/list_runs", limit=limit))


def get_run(run_id: str) -> Run:
    """One run. Raises `NotFound`."""
    rows = read("runs/get_run", run_id=run_id)
    if not rows:
        raise NotFound("deze nachtrun bestaat niet")
    return run_from(rows[0])


def get_current_id() -> str | None:
    """The run whose proposals people see; None before the first."""
    found: str | None = read("runs/get_current")[0]["run_id"]
    return found


def lease_step(holder: str, seconds: int, is_dead: Callable[[str], bool]) -> Callable[[Runner], list[Row]]:
    """A step that takes the lease, or raises `Conflict` while another holder lives.

    A lease that ran out, or whose holder is known to be dead, is taken over.
    """

    def take(run: Runner) -> list[Row]:
        found = run("runs/lock_lease", {})[0]
        other = found["holder"]
        if other and other != holder and found["live"] and not is_dead(other):
            raise Conflict("er is al een nachtrun bezig")
        return run("runs/set_lease", {"holder": holder, "seconds": seconds})

    return take


def renew_lease(holder: str, seconds: int) -> bool:
    """Whether the lease is still this holder's; then it runs `seconds` from now."""
    return bool(write("runs/renew_lease", holder=holder, seconds=seconds))


def find_stalled(queue: str, left: int) -> str | None:
    """The run held by the queue (its holder begins with `queue`) whose lease ends within `left` seconds."""
    rows = read("runs/find_stalled", queue=queue, left=left)
    return rows[0]["run_id"] if rows else None


def free_lease(holder: str) -> None:
    """Give the lease back."""
    write("runs/free_lease", holder=holder)


def add_statement(run_id: str, properties: Mapping[str, Any], chunks: Sequence[tuple[str, ...]]) -> Statement:
    """Write a run and its whole ledger; `chunks` are the vacancy ids of each."""
    return (
        "runs/add_run",
        {
            "properties": {**properties, "run_id": run_id, "state": RunState.RUNNING.value, "current": False},
            "chunks": [
                {"chunk_id": f"{run_id}:{number}", "number": number, "vacancy_ids": list(ids)}
                for number, ids in enumerate(chunks)
            ],
        },
    )


def list_unfinished() -> tuple[Unfinished, ...]:
    """Runs that were cut off, the newest first."""
    return tuple(
        Unfinished(row["run_id"], row["feature_version"], row["fresh"])
        for row in read("runs/find_unfinished", hours=UNFINISHED_HOURS)
    )


def fail_statement(run_ids: Sequence[str], fault: str) -> Statement:
    """Close runs as failed, with why; what they had not published is removed."""
    return "runs/fail_runs", {"run_ids": list(run_ids), "fault": fault}


def get_chunk(run_id: str, number: int) -> tuple[tuple[str, ...], bool]:
    """Vacancy ids of a chunk and whether it is done. Raises `NotFound`."""
    rows = read("runs/get_chunk", run_id=run_id, number=number)
    if not rows:
        raise NotFound("dit deel van de nachtrun bestaat niet")
    return tuple(rows[0]["vacancy_ids"]), rows[0]["done"]


def complete_chunk(
    run_id: str,
    number: int,
    *,
    pairs: int,
    kept: int,
    seconds: float,
    candidates: Mapping[str, Any],
    youths: int,
) -> int:
    """Keep what a chunk found and tick it off; how many chunks are left."""
    text = json.dumps(candidates, ensure_ascii=False, separators=(",", ":"))
    rows = write(
        "runs/complete_chunk",
        run_id=run_id,
        number=number,
        pairs=pairs,
        kept=kept,
        seconds=seconds,
        candidates=text,
        youths=youths,
    )
    if not rows:
        raise NotFound("dit deel van de nachtrun bestaat niet")
    return int(rows[0]["left"])


def count_left(run_id: str) -> int:
    """How many chunks are still to be scored."""
    rows = read("runs/count_left", run_id=run_id)
    return int(rows[0]["left"]) if rows else 0


def iter_candidates(run_id: str, chunks: int, batch: int = 20) -> Iterator[Mapping[str, Any]]:
    """What the chunks kept, in order, read `batch` chunks at a time."""
    for first in range(0, chunks, batch):
        for row in read("runs/list_candidates", run_id=run_id, first=first, count=batch):
            yield json.loads(row["candidates"] or "{}")


def set_allocating(run_id: str) -> bool:
    """Whether the run could go on to allocation; False once it was published or failed."""
    return bool(write("runs/set_state", run_id=run_id, state=RunState.ALLOCATING.value))


def publish_statement(run_id: str, metrics: Mapping[str, Any], declined_days: int) -> Statement:
    """Flip the current run: its proposals become visible and old undecided ones expire, in one statement."""
    return (
        "runs/publish",
        {"run_id": run_id, "metrics": json.dumps(metrics, sort_keys=True), "declined_days": declined_days},
    )


def latest_model() -> str:
    """Name and version of the reader that read the newest open vacancy; "" where nothing was read."""
    rows = read("runs/latest_model")
    return str(rows[0]["model"]) if rows else ""
