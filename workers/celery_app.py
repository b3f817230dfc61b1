"""The Celery application: late acknowledgement, one task at a time, JSON only, explicit names and queues."""

from __future__ import annotations

import pkgutil
from typing import Any

from celery import Celery
from celery.signals import worker_process_init, worker_process_shutdown, worker_ready

from bridge.config import settings
from bridge.runtime import logs
from bridge.runtime.queue import BROKER_OPTIONS, VISIBILITY_SECONDS
from bridge.runtime.task_names import QUEUE_OF
from bridge.services import health
from workers import tasks
from workers.schedule import TIMETABLE

TASK_MODULES = tuple(f"workers.tasks.{module.name}" for module in pkgutil.iter_modules(tasks.__path__))

app = Celery("bridge", broker=settings().redis_url, include=TASK_MODULES)
app.conf.update(
    BROKER_OPTIONS,
    task_acks_late=True,
    task_acks_on_failure_or_timeout=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_cancel_long_running_tasks_on_connection_loss=True,
    task_routes={name: {"queue": queue} for name, queue in QUEUE_OF.items()},
    task_soft_time_limit=VISIBILITY_SECONDS - 60,
    task_time_limit=VISIBILITY_SECONDS - 30,
    task_send_sent_event=False,
    worker_hijack_root_logger=False,
    worker_max_memory_per_child=1_200_000,  # kilobytes
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    beat_schedule=TIMETABLE,
    beat_max_loop_interval=30,
)


@worker_process_init.connect
def _configure_logs(**_: Any) -> None:
    logs.configure("worker")


@worker_ready.connect
def _say_ready(**_: Any) -> None:
    logs.configure("worker")
    logs.log("worker_ready", tasks=sorted(name for name in app.tasks if not name.startswith("celery.")))


@worker_process_shutdown.connect
def _close_driver(**_: Any) -> None:
    health.close_connections()
