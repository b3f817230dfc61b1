"""Health of everything the service stands on, for `bridge status`, the health page and load balancers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bridge.config import settings
from bridge.errors import BridgeError
from bridge.graph import connection
from bridge.graph import health as graph
from bridge.runtime import queue, schema


def without_login(address: str) -> str:
    """An address without user name and password."""
    at = urlsplit(address)
    return f"{at.scheme}://{at.hostname}:{at.port}" if at.port else f"{at.scheme}://{at.hostname}"


def counts() -> dict[str, int]:
    """How much there is of each kind. Raises `Unavailable`."""
    return graph.counts()


def _neo4j() -> dict[str, Any]:
    uri = without_login(settings().neo4j_uri)
    try:
        return {"ok": True, "version": graph.server_version(), "uri": uri}
    except BridgeError as fault:
        return {"ok": False, "version": None, "uri": uri, "fault": fault.one_line()}


def _redis() -> dict[str, Any]:
    uri = without_login(settings().redis_url)
    try:
        return {"ok": True, "version": queue.server_version(), "uri": uri}
    except BridgeError as fault:
        return {"ok": False, "version": None, "uri": uri, "fault": fault.one_line()}


def _worker(redis_ok: bool) -> dict[str, Any]:
    if not redis_ok:
        return {"ok": False, "names": [], "waiting": {}}
    names = queue.workers_alive()
    return {"ok": bool(names), "names": list(names), "waiting": queue.waiting()}


def _schema(neo4j_ok: bool) -> dict[str, Any]:
    if not neo4j_ok:
        return {"version": None, "pending": None}
    try:
        now = schema.state()
    except BridgeError as fault:
        return {"version": None, "pending": None, "fault": fault.one_line()}
    return {"version": now.version, "pending": now.pending}


def status() -> dict[str, Any]:
    """One mapping: neo4j, redis, worker, schema, counts, last_run. What is down says so; it never raises."""
    neo4j, redis = _neo4j(), _redis()
    return {
        "neo4j": neo4j,
        "redis": redis,
        "worker": _worker(redis["ok"]),
        "schema": _schema(neo4j["ok"]),
        "counts": graph.counts() if neo4j["ok"] else {},
        "last_run": graph.find_last_run() if neo4j["ok"] else None,
    }


def is_ready() -> bool:
    """Whether pages can be served: graph and queue answer."""
    return bool(_neo4j()["ok"] and _redis()["ok"])


def has_demo_data() -> bool:
    """Whether invented data are loaded, for the banner on every page. Raises `Unavailable`."""
    return graph.has_demo_data()


def count_from_zero() -> None:
    """Begin counting the statements of a request."""
    connection.forget_statements()


def statements_run() -> int:
    """Statements sent to the graph since `count_from_zero`, in this request."""
    return connection.statements_run()


def close_connections() -> None:
    """Close this process's connection to the graph, before the process ends."""
    connection.close()
