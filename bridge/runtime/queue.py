"""Put work on the queue by task name and ids; services never see Celery."""

from __future__ import annotations

from functools import cache
from typing import Any

import redis
from celery import Celery
from kombu import Queue
from kombu.exceptions import OperationalError

from bridge.config import settings
from bridge.errors import Unavailable
from bridge.runtime.task_names import QUEUE_OF

CONNECT_SECONDS = 2.0
VISIBILITY_SECONDS = 5 * 60
"""A task of a worker that died is given out again after this long; every task is shorter."""

TRANSPORT_OPTIONS = {
    "visibility_timeout": VISIBILITY_SECONDS,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 10,
    "socket_connect_timeout": CONNECT_SECONDS,
    "socket_timeout": 30.0,
    "retry_on_timeout": True,
}
LISTENING = "_kombu.binding.celery.pidbox"
"""Where Celery's transport keeps which workers listen for questions; a killed one stays in it for a while."""
QUEUE_NAMES = tuple(sorted(set(QUEUE_OF.values())))
BROKER_OPTIONS: dict[str, Any] = {
    "task_serializer": "json",
    "accept_content": ["json"],
    "result_serializer": "json",
    "task_ignore_result": True,
    "task_default_queue": "reading",
    "task_default_delivery_mode": "persistent",
    "task_queues": tuple(Queue(name, routing_key=name) for name in QUEUE_NAMES),
    "task_create_missing_queues": False,
    "broker_transport_options": TRANSPORT_OPTIONS,
    "enable_utc": True,
    "timezone": "Europe/Amsterdam",
}


@cache
def _sender() -> Celery:
    """A Celery client that only sends: no task code, no language model."""
    sender = Celery("bridge-sender", broker=settings().redis_url, set_as_current=False)
    sender.conf.update(BROKER_OPTIONS)
    return sender


def enqueue(task: str, **ids: str) -> None:
    """Ask for a task by its name (`bridge.runtime.task_names`) with ids only.

    Raises `KeyError` for a name that no queue is declared for, `Unavailable` when the queue is down: what was
    stored stays stored, and the sweep that beat starts picks up what is still waiting.
    """
    queue = QUEUE_OF[task]
    try:
        _sender().send_task(task, kwargs=dict(ids), queue=queue, retry=False)
    except (OperationalError, redis.RedisError, OSError) as fault:
        raise Unavailable("de wachtrij is even niet bereikbaar") from fault


def give_back_unacked() -> None:
    """Put back at once what a dead worker had taken: only for a caller that knows no worker is running.

    Without it a task of a killed worker comes back after `VISIBILITY_SECONDS`.
    """
    with _sender().connection_for_read() as connection:
        channel: Any = connection.channel()
        channel.qos.visibility_timeout = 0
        channel.qos.restore_visible(num=10_000, interval=1)


def waiting() -> dict[str, int]:
    """Tasks that wait, per queue. Raises `Unavailable` when the queue is down."""
    try:
        with client() as connection:
            return {queue: int(connection.llen(queue)) for queue in QUEUE_NAMES}
    except redis.RedisError as fault:
        raise Unavailable("de wachtrij is even niet bereikbaar") from fault


def disconnect() -> None:
    """Close this process's connection to the queue; the next `enqueue` opens a new one."""
    if _sender.cache_info().currsize:
        _sender().close()
        _sender.cache_clear()


def client() -> redis.Redis:
    """A Redis connection with short time-outs, for locks, sessions and health; the caller closes it."""
    return redis.Redis.from_url(
        settings().redis_url, socket_connect_timeout=CONNECT_SECONDS, socket_timeout=5.0, protocol=2
    )


def server_version() -> str:
    """The queue server's own version. Raises `Unavailable` when it is down."""
    try:
        with client() as connection:
            found: dict[str, Any] = connection.info("server")
    except redis.RedisError as fault:
        raise Unavailable("de wachtrij is even niet bereikbaar") from fault
    return str(found.get("redis_version", ""))


def workers_alive(timeout: float = 1.0) -> tuple[str, ...]:
    """Names of the workers that answer within `timeout` seconds; `Unavailable` when the queue is down.

    As many answers are awaited as workers listen, so that the wait is over when the last has answered.
    """
    try:
        with client() as connection:
            listening = int(connection.scard(LISTENING))
        answers = (_sender().control.ping(timeout=timeout, limit=listening) or []) if listening else []
    except (OperationalError, redis.RedisError, OSError) as fault:
        raise Unavailable("de wachtrij is even niet bereikbaar") from fault
    return tuple(sorted(name for answer in answers for name in answer))
