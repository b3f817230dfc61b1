"""The queues a worker consumes, for `celery worker -Q`: every queue that a task is declared for."""

from __future__ import annotations

from bridge.runtime.queue import QUEUE_NAMES

CONSUMED = QUEUE_NAMES
