"""Many nodes or relationships of one kind at once, for imports: what is known of them, and storing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bridge.graph.connection import Statement, read

REFERENCES = (
    "employer", "organisation", "person", "youth", "programme", "concept", "municipality", "zone", "ambition",
    "stop", "vacancy", "neighbourhood",
)  # fmt: skip
"""Kinds of things a row of a file may refer to; a vacancy as `source|external_id`."""


def list_known(kind: str, keys: Sequence[str]) -> dict[str, str]:
    """Per key of `kind` that is there: the hash of the row it was made from ("" when made otherwise)."""
    rows = read(f"bulk/list_known_{kind}", keys=list(keys))
    return {row["key"]: row["content_hash"] or "" for row in rows}


def list_existing(wanted: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Of the ids wanted, by kind of thing, those that exist; one statement."""
    params = {kind: sorted(set(wanted.get(kind, ()))) for kind in REFERENCES}
    if not any(params.values()):
        return {kind: set() for kind in REFERENCES}
    row = read("bulk/list_existing", **params)[0]
    return {kind: set(row[kind]) for kind in REFERENCES}


def hashed(statement: Statement, hashes: Sequence[str]) -> Statement:
    """The same statement, leaving on each thing it stores the hash of the row that it was made from."""
    name, params = statement
    rows = []
    for row, content_hash in zip(params["rows"], hashes, strict=True):
        properties = {**row.get("properties", {}), "content_hash": content_hash}
        rows.append({**row, "properties": properties, "content_hash": content_hash})
    return name, {**params, "rows": rows}


def upsert_statement(kind: str, rows: Sequence[Mapping[str, Any]]) -> Statement:
    """Store rows of `kind` that have no table of their own: `key`, `properties` and the ids they hang on."""
    return f"bulk/upsert_{kind}", {"rows": [dict(row) for row in rows]}
