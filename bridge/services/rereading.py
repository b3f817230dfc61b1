"""Everything is read again after an upgrade of the reader: resumable, with progress, people's words kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from bridge.domain.account import Actor, Role
from bridge.errors import BridgeError, Conflict, Forbidden, NotFound, Unavailable
from bridge.graph import notes, vacancy_readings
from bridge.graph.connection import write_all
from bridge.graph.jobs import Job as Job
from bridge.graph.jobs import advance_job, find_job, start_job
from bridge.runtime import task_names
from bridge.runtime.logs import log
from bridge.runtime.queue import enqueue
from bridge.services import audit, reading

JOB = "reread"
STEP = 20
QUIET_SECONDS = 60
"""A running job that has not moved for this long was stopped, and may be taken up."""
PER_TASK = 400
"""Texts one task reads before it asks for the next task: a few minutes at most."""


def _waiting(version: str | None) -> Iterator[tuple[Callable[[str], None], str]]:
    """What must be read: texts that wait, and with a version those that another version read."""
    for vacancy_id in vacancy_readings.list_unread_ids(version):
        yield reading.read_vacancy, vacancy_id
    for note_id in notes.list_unread_ids(version):
        yield reading.read_note, note_id


def _administrator(actor: Actor) -> None:
    if actor.role is not Role.ADMINISTRATOR:
        raise Forbidden("alleen de beheerder laat alles opnieuw lezen")


def begin(actor: Actor) -> Job:
    """Start reading again, or take up what a stop left half done. Raises `Conflict` while it is going on."""
    _administrator(actor)
    before, version = find_job(JOB), reading.model_name()
    if before and before.state == "running" and before.version == version:
        if before.touched_at and datetime.now(UTC) - before.touched_at < timedelta(seconds=QUIET_SECONDS):
            raise Conflict("het herlezen is al bezig")
        return before
    job = start_job(JOB, sum(1 for _ in _waiting(version)), version)
    write_all(audit.event(actor, "reading.reread", "job", JOB, version))
    return job


def reread_all(actor: Actor) -> Job:
    """Let the worker read everything that an older version read, and say how much that is.

    Raises `Conflict` while it is going on.
    """
    job = begin(actor)
    enqueue(task_names.REREAD_ALL)
    return job


def reread_progress(actor: Actor) -> Job | None:
    """How far it is, or None when it never ran."""
    _administrator(actor)
    return find_job(JOB)


def continue_reread(limit: int = PER_TASK, progress: Callable[[Job], None] | None = None) -> bool:
    """Read the next texts of a running job; true while there are more. Run twice, it goes on where it is."""
    job = find_job(JOB)
    if job is None or job.state != "running":
        return False
    done = failed = 0
    more = False
    for number, (read_one, text_id) in enumerate(_waiting(job.version)):
        if number == limit:
            more = True
            break
        ok = _read(read_one, text_id)
        done, failed = done + 1, failed + (not ok)
        if done == STEP:
            advance_job(JOB, done, failed)
            done = failed = 0
            if progress and (now := find_job(JOB)):
                progress(now)
    advance_job(JOB, done, failed, "running" if more else "done")
    return more


def _read(read_one: Callable[[str], None], text_id: str) -> bool:
    """Read one text. One that cannot be read is passed by; a server that is down stops the job."""
    try:
        read_one(text_id)
    except (NotFound, Conflict):
        return True
    except Unavailable:
        raise
    except BridgeError as fault:
        log("reading_failed", id=text_id, code=fault.code)
        return False
    except Exception as fault:
        log("reading_failed", id=text_id, code=type(fault).__name__)
        return False
    return True


def read_waiting(limit: int = PER_TASK) -> int:
    """Read what still waits, for instance because the queue was down when it was stored; how many."""
    count = 0
    for read_one, text_id in _waiting(None):
        if count == limit:
            break
        _read(read_one, text_id)
        count += 1
    return count
