"""The nightly run: a lease against a second start, a ledger of chunks, and scores that survive a crash.

    start_run ─► score_chunk × n ─► finish (publishing.py): allocate, explain, write, flip the current run

Every step is safe to take twice. A run that was cut off goes on at its first unfinished chunk.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import numpy as np

from bridge.domain.account import Actor, Role
from bridge.domain.ids import new_id
from bridge.domain.plain import to_plain
from bridge.domain.run import Run, RunState
from bridge.errors import Conflict, Forbidden
from bridge.graph import runs as store
from bridge.graph import vacancies
from bridge.graph.connection import Step, write_all
from bridge.matching.candidates import keep
from bridge.matching.features import VERSION
from bridge.runtime import task_names
from bridge.runtime.processes import has_died, own_mark
from bridge.runtime.queue import enqueue, waiting
from bridge.runtime.task_names import QUEUE_OF
from bridge.services import audit, nightly_inputs, publishing
from bridge.services.nightly_inputs import AMSTERDAM
from bridge.services.runs import current_run_id as current_run_id
from bridge.services.runs import get_run as get_run
from bridge.services.runs import list_runs as list_runs

LEASE_SECONDS = 5 * 60
"""A lease that nobody renewed for this long is taken over; each chunk renews it."""
STALLED_SECONDS = 60
"""A run on the queue lost a part with a worker when none ends for this long while none waits."""
CHUNK_VACANCIES = 200
CHUNKS_AT_LEAST = 12
"""A small night is cut into about this many chunks all the same, so that progress shows."""
Progress = Callable[[int, int, str], None]
"""Called with chunks done, chunks in all, and what is going on."""


QUEUE = "queue:"
"""How the holder of a lease begins when the queue works for a run."""


def _queue_mark(run_id: str) -> str:
    return f"{QUEUE}{run_id}"


def _chunks(vacancy_ids: tuple[str, ...]) -> list[tuple[str, ...]]:
    size = min(CHUNK_VACANCIES, max(1, -(-len(vacancy_ids) // CHUNKS_AT_LEAST)))
    return [vacancy_ids[at : at + size] for at in range(0, len(vacancy_ids), size)]


def _may_start(actor: Actor) -> None:
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen de beheerder start een nachtrun")


def _begin(actor: Actor, mark: str | None) -> Run:
    """Take the lease and resume what was cut off, or write a new run with its whole ledger.

    `mark` holds the lease; None lets the queue hold it for the run. Raises `Conflict` while a run goes on.
    """
    unfinished = store.list_unfinished()
    resumed = next((u for u in unfinished if u.fresh and u.feature_version == VERSION), None)
    run_id = resumed.run_id if resumed else new_id()
    steps: list[Step] = [store.lease_step(mark or _queue_mark(run_id), LEASE_SECONDS, has_died)]
    stale = [u.run_id for u in unfinished if u.run_id != run_id]
    if stale:
        steps.append(store.fail_statement(stale, "afgebroken en niet meer hervat"))
    if resumed is None:
        ids = vacancies.list_open_ids(_day(datetime.now(UTC)))
        properties = {
            "feature_version": VERSION,
            "model_version": store.latest_model(),
            "vacancies": len(ids),
            "youths": 0,
            "proposals": 0,
            "started_by": actor.name,
        }
        steps.append(store.add_statement(run_id, properties, _chunks(ids)))
    steps.append(audit.event(actor, "run.resumed" if resumed else "run.started", "run", run_id))
    write_all(*steps)
    return store.get_run(run_id)


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def start_run(actor: Actor) -> Run:
    """Begin tonight's run, or take up the one that was cut off; the queue then works through its ledger.

    Raises `Conflict` while a run is going on.
    """
    _may_start(actor)
    return _begin(actor, None)


def start_now(actor: Actor) -> Run:
    """Begin or take up a run and put its parts on the queue at once, for the administrator's button."""
    run = start_run(actor)
    dispatch(run.run_id)
    return run


def dispatch(run_id: str) -> None:
    """Put every unfinished chunk on the queue, or the finish when all are done."""
    run = store.get_run(run_id)
    left = [chunk.number for chunk in run.chunks if not chunk.done]
    for number in left:
        enqueue(task_names.SCORE_CHUNK, run_id=run_id, number=str(number))
    if not left and run.state in (RunState.RUNNING, RunState.ALLOCATING):
        enqueue(task_names.FINISH_RUN, run_id=run_id)


def take_up_stalled() -> str | None:
    """Put the missing parts of a run on the queue again when it stands still; its id, or None.

    A worker that is killed between taking a task and noting that it did takes the task with it.
    """
    run_id = store.find_stalled(QUEUE, LEASE_SECONDS - STALLED_SECONDS)
    if run_id is None or waiting()[QUEUE_OF[task_names.SCORE_CHUNK]]:
        return None
    dispatch(run_id)
    return run_id


def _score(run: Run, number: int) -> int:
    """Score one chunk unless that was done before; how many chunks are left."""
    ids, done = store.get_chunk(run.run_id, number)
    if done:
        return store.count_left(run.run_id)
    began = time.monotonic()
    night = nightly_inputs.night_of(run.run_id, run.started_at.astimezone(AMSTERDAM).date())
    bench = nightly_inputs.bench_of(night, vacancies.list_posted(ids))
    guided = np.array([y.liaison_id is not None for y in night.youths], np.bool_)
    kept = [keep(bench.scorer, index, guided, bench.seats) for index in range(len(bench.posted))]
    return store.complete_chunk(
        run.run_id,
        number,
        pairs=len(bench.posted) * len(night.youths),
        kept=sum(len(k.youth_ids) for k in kept),
        seconds=round(time.monotonic() - began, 3),
        candidates={"vacancies": to_plain(kept)},
        youths=len(night.youths),
    )


def _going_on(run: Run) -> bool:
    return run.state in (RunState.RUNNING, RunState.ALLOCATING)


def _hold_for_queue(run_id: str) -> bool:
    """Whether the queue still works for this run: its lease is renewed, or retaken when it ran out."""
    mark = _queue_mark(run_id)
    if store.renew_lease(mark, LEASE_SECONDS):
        return True
    try:
        write_all(store.lease_step(mark, LEASE_SECONDS, has_died))
    except Conflict:
        return False
    return True


def score_chunk(run_id: str, number: int) -> None:
    """Score one chunk from the queue; the last one done asks for the finish.

    Does nothing for a run that is over, or that another process took over.
    """
    run = store.get_run(run_id)
    if _going_on(run) and _hold_for_queue(run_id) and _score(run, int(number)) == 0:
        enqueue(task_names.FINISH_RUN, run_id=run_id)


def finish(run_id: str) -> Run:
    """Allocate, explain and publish a run whose chunks are all done; once only, however often it is asked."""
    run = store.get_run(run_id)
    mark = _queue_mark(run_id)
    if not _going_on(run) or store.count_left(run_id) or not _hold_for_queue(run_id):
        return run
    publishing.publish(run, lambda: _renew(mark))
    store.free_lease(mark)
    nightly_inputs.forget()
    return store.get_run(run_id)


def _renew(mark: str) -> None:
    if not store.renew_lease(mark, LEASE_SECONDS):
        raise Conflict("een ander proces heeft deze nachtrun overgenomen")


def run_all(actor: Actor, progress: Progress | None = None) -> Run:
    """The whole run in this process, resuming what was cut off; `progress` hears of every chunk.

    Raises `Conflict` while another process is at it.
    """
    _may_start(actor)
    mark, tell = own_mark(), progress or (lambda done, of, what: None)
    run = _begin(actor, mark)
    try:
        for chunk in run.chunks:
            tell(chunk.number, len(run.chunks), "scoring")
            _score(run, chunk.number)
            _renew(mark)
        tell(len(run.chunks), len(run.chunks), "allocating")
        publishing.publish(run, lambda: _renew(mark))
        tell(len(run.chunks), len(run.chunks), "published")
    finally:
        store.free_lease(mark)
        nightly_inputs.forget()
    return store.get_run(run.run_id)
