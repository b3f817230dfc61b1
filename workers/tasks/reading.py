"""Reading tasks: each takes ids, calls one service, and may run twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from celery import shared_task

from bridge.errors import NotFound, Unavailable
from bridge.runtime import task_names
from bridge.runtime.queue import enqueue
from bridge.services import reading, rereading


def retried(name: str) -> Callable[[Callable[..., None]], Any]:
    """A task that is tried again, later and later, while a server is down."""
    return shared_task(
        name=name, autoretry_for=(Unavailable,), retry_backoff=5, retry_backoff_max=120, max_retries=50
    )


@retried(task_names.READ_VACANCY)
def read_vacancy(vacancy_id: str) -> None:
    """Read one vacancy; one that is gone needs no reading."""
    try:
        reading.read_vacancy(vacancy_id)
    except NotFound:
        return


@retried(task_names.READ_NOTE)
def read_note(note_id: str) -> None:
    """Read one note; one that is gone needs no reading."""
    try:
        reading.read_note(note_id)
    except NotFound:
        return


@retried(task_names.REREAD_ALL)
def reread_all() -> None:
    """Read a part of everything again and ask for the next part."""
    if rereading.continue_reread():
        enqueue(task_names.REREAD_ALL)


@retried(task_names.READ_WAITING)
def read_waiting() -> None:
    """Read what was left waiting when the queue was down."""
    rereading.read_waiting()
