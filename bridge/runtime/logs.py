"""Structured logs: one JSON line per event on standard error, with the request or run id bound in, no people.

`bind(run_id=…)` adds a field to every later line of the same context; fields whose names may hold personal
data are dropped before they are written.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

FORBIDDEN_FIELDS = frozenset(
    {"name", "first_name", "last_name", "email", "phone", "address", "text", "note", "password", "identity"}
)


def _without_people(
    _logger: Any, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    return {key: value for key, value in event.items() if key not in FORBIDDEN_FIELDS}


def configure(process: str) -> None:
    """Set up logging for this process; `process` is web, worker, beat, reader or cli."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_people,
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)


def bind(**fields: str) -> None:
    """Add fields to every later line of this context."""
    structlog.contextvars.bind_contextvars(**fields)


def log(event: str, **fields: Any) -> None:
    """Write one line: what happened and ids, never texts or names."""
    structlog.get_logger().info(event, **fields)
