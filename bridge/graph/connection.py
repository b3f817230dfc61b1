"""One Neo4j driver per process, query files by name, and driver errors turned into the project's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from importlib.resources import files
from threading import Lock
from typing import Any, LiteralString

from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j.time import Date, DateTime, Time

from bridge.config import settings
from bridge.errors import Conflict, Unavailable

Row = dict[str, Any]
Statement = tuple[str, Mapping[str, Any]]
"""The name of a query file and its parameters: `("vacancies/get_vacancy", {"vacancy_id": "…"})`."""
Runner = Callable[[str, Mapping[str, Any]], list[Row]]
Step = Statement | Callable[[Runner], list[Row]]
"""A statement, or a function that runs several within the transaction because one needs another's answer."""

_driver: Driver | None = None
_driver_pid = 0
_lock = Lock()
_statements: ContextVar[int] = ContextVar("statements", default=0)


def _connected() -> Driver:
    """The driver of this process; a forked child opens its own."""
    global _driver, _driver_pid
    with _lock:
        if _driver is None or _driver_pid != os.getpid():
            at = settings()
            _driver = GraphDatabase.driver(
                at.neo4j_uri,
                auth=(at.neo4j_user, at.neo4j_password),
                connection_acquisition_timeout=5.0,
                connection_timeout=3.0,
                max_transaction_retry_time=5.0,
                notifications_min_severity="OFF",
            )
            _driver_pid = os.getpid()
        return _driver


def close() -> None:
    """Close this process's driver; the next statement opens a new one."""
    global _driver
    with _lock:
        if _driver is not None and _driver_pid == os.getpid():
            _driver.close()
        _driver = None


@cache
def statement_text(name: str) -> LiteralString:
    """The Cypher of a query file, `cypher/<name>.cypher`."""
    return files("bridge.graph").joinpath(f"cypher/{name}.cypher").read_text("utf-8")


def _plain(value: Any) -> Any:
    """Driver values as Python's own: temporal types native, nodes and relationships as dictionaries."""
    if isinstance(value, DateTime | Date | Time):
        return value.to_native()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "element_id"):
        return {key: _plain(item) for key, item in value.items()}
    return value


@contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except ConstraintError as fault:
        raise Conflict("dit bestaat al") from fault
    except (ServiceUnavailable, SessionExpired, TransientError, AuthError) as fault:
        raise Unavailable("de database is even niet bereikbaar") from fault
    except DriverError as fault:
        raise Unavailable("de database is even niet bereikbaar") from fault
    except Neo4jError as fault:
        if (fault.code or "").startswith("Neo.TransientError") or "DatabaseUnavailable" in (fault.code or ""):
            raise Unavailable("de database is even niet bereikbaar") from fault
        raise


def _run_all(transaction: ManagedTransaction, steps: Sequence[Step]) -> list[list[Row]]:
    def run(name: str, params: Mapping[str, Any]) -> list[Row]:
        _statements.set(_statements.get() + 1)
        return [_plain(record.data()) for record in transaction.run(statement_text(name), dict(params))]

    return [step(run) if callable(step) else run(*step) for step in steps]


def _execute(steps: Sequence[Step], *, writing: bool) -> list[list[Row]]:
    work = partial(_run_all, steps=steps)
    with _own_errors(), _connected().session(database=settings().neo4j_database) as session:
        return session.execute_write(work) if writing else session.execute_read(work)


def read(name: str, **params: Any) -> list[Row]:
    """Rows of one reading statement. Raises `Unavailable` when the database cannot be reached."""
    return _execute([(name, params)], writing=False)[0]


def write(name: str, **params: Any) -> list[Row]:
    """Rows of one writing statement, in a transaction of its own. Raises `Conflict` on a key that exists."""
    return _execute([(name, params)], writing=True)[0]


def write_all(*steps: Step) -> list[list[Row]]:
    """Rows of several steps in one transaction: all are written or none."""
    return _execute(steps, writing=True)


def statements_run() -> int:
    """Statements sent in this context since `forget_statements`."""
    return _statements.get()


def forget_statements() -> None:
    """Start counting anew, at the beginning of a request."""
    _statements.set(0)
