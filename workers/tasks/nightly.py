"""The night on the queue: begin, score each part, finish. Ids only; every task is safe to take twice."""

from __future__ import annotations

from bridge.domain.account import system_actor
from bridge.errors import Conflict
from bridge.runtime import task_names
from bridge.runtime.logs import log
from bridge.services import nightly
from workers.tasks.reading import retried


@retried(task_names.NIGHTLY_DISPATCH)
def dispatch(run_id: str | None = None) -> None:
    """Begin a run, or take up the one that was cut off; leaves when one is going on."""
    try:
        run_id = run_id or nightly.start_run(system_actor()).run_id
    except Conflict as fault:
        log("run_not_started", reason=fault.message)
        return
    nightly.dispatch(run_id)


@retried(task_names.TAKE_UP_STALLED)
def take_up_stalled() -> None:
    """Go on with a run whose tasks were lost."""
    run_id = nightly.take_up_stalled()
    if run_id:
        log("run_taken_up", run_id=run_id)


@retried(task_names.SCORE_CHUNK)
def score_chunk(run_id: str, number: str) -> None:
    """Score one part of the ledger."""
    nightly.score_chunk(run_id, int(number))


@retried(task_names.FINISH_RUN)
def finish(run_id: str) -> None:
    """Allocate, explain, publish."""
    run = nightly.finish(run_id)
    log("run_finished", run_id=run_id, state=run.state.value, proposals=run.proposals)
