"""What an operator wants to know of the graph: how much is in it, and how the last run went."""

from __future__ import annotations

from typing import Any

from bridge.graph.connection import read


def counts() -> dict[str, int]:
    """Number of nodes per kind, under its plural name."""
    return {name: int(value) for name, value in read("health/counts")[0].items()}


def find_last_run() -> dict[str, Any] | None:
    """The run that began last, or None."""
    rows = read("health/last_run")
    return rows[0] if rows else None


def has_demo_data() -> bool:
    """Whether anything that the demo loader made is there."""
    return bool(read("health/has_demo_data")[0]["found"])


def server_version() -> str:
    """Neo4j's own version. Raises `Unavailable` when it does not answer."""
    return str(read("health/server_version")[0]["version"])
