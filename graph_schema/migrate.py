"""Bring a graph's schema up to date: numbered files, applied once and in order, recorded in the graph itself.

    (:Migration {version: 1})-[:FOLLOWED_BY]->(:Migration {version: 2})-[:FOLLOWED_BY]->…

A landed file never changes: its SHA-256 is recorded and compared. One process at a time holds the lock node;
a lock that was left behind is taken over after `LOCK_SECONDS`. Every statement in a file is idempotent, so a
file whose application was cut off half-way is simply applied again.
"""

from __future__ import annotations

import hashlib
import re
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

from neo4j import Driver, Session

from graph_schema.statements import split

FOLDER = Path(__file__).parent / "migrations"
FILE_NAME = re.compile(r"^V(?P<version>\d{4})__(?P<name>[A-Z][A-Za-z0-9_]*)\.cypher$")
LOCK_SECONDS = 120
WAIT_SECONDS = 150

OWN_CONSTRAINTS: tuple[LiteralString, ...] = (
    "CREATE CONSTRAINT migration_version IF NOT EXISTS FOR (n:Migration) REQUIRE n.version IS UNIQUE",
    "CREATE CONSTRAINT migration_lock_name IF NOT EXISTS FOR (n:MigrationLock) REQUIRE n.name IS UNIQUE",
)
TAKE_LOCK: LiteralString = """
MERGE (lock:MigrationLock {name: 'schema'})
SET lock.asked = datetime()
WITH lock WHERE lock.owner IS NULL OR lock.until < datetime()
SET lock.owner = $owner, lock.until = datetime() + duration({seconds: $seconds})
RETURN lock.owner AS owner
"""
FREE_LOCK: LiteralString = """
MATCH (lock:MigrationLock {name: 'schema', owner: $owner})
REMOVE lock.owner, lock.until
"""
LIST_APPLIED: LiteralString = """
MATCH (m:Migration)
RETURN m.version AS version, m.name AS name, m.sha256 AS sha256 ORDER BY version
"""
RECORD: LiteralString = """
MERGE (m:Migration {version: $version})
ON CREATE SET m.name = $name, m.sha256 = $sha256, m.applied_at = datetime()
WITH m
MATCH (previous:Migration {version: $version - 1})
MERGE (previous)-[:FOLLOWED_BY]->(m)
"""


class MigrationFault(Exception):
    """The files and the graph do not agree, or the lock is held; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: its number, its name, the SHA-256 of its bytes, its statements."""

    version: int
    name: str
    sha256: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The last applied version (0 when none) and how many files wait."""

    version: int
    pending: int


def load(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """The files in order. Raises `MigrationFault` for a wrong name, a gap, a double number, an empty file."""
    found = []
    for path in sorted(folder.glob("*.cypher")):
        match = FILE_NAME.match(path.name)
        if match is None:
            raise MigrationFault(f"{path.name}: name it V0001__What_it_does.cypher")
        body = path.read_bytes()
        statements = split(body.decode("utf-8"))
        if not statements:
            raise MigrationFault(f"{path.name}: holds no statement")
        digest = hashlib.sha256(body).hexdigest()
        found.append(Migration(int(match["version"]), match["name"], digest, statements))
    for expected, migration in enumerate(found, start=1):
        if migration.version != expected:
            raise MigrationFault(
                f"V{migration.version:04}: expected V{expected:04}; numbers follow each other"
            )
    return tuple(found)


def _to_apply(session: Session, migrations: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """Files that wait. Raises `MigrationFault` when a landed file changed or is gone."""
    applied = {row["version"]: row for row in session.run(LIST_APPLIED)}
    known = {migration.version: migration for migration in migrations}
    for version, row in applied.items():
        if version not in known:
            raise MigrationFault(f"V{version:04} is applied but its file is not here: use a newer checkout")
        if known[version].sha256 != row["sha256"]:
            raise MigrationFault(f"V{version:04}__{row['name']} changed after it was applied: add a new file")
    return tuple(migration for migration in migrations if migration.version not in applied)


@contextmanager
def _lock(session: Session) -> Iterator[None]:
    owner, end = str(uuid.uuid4()), time.monotonic() + WAIT_SECONDS
    while session.run(TAKE_LOCK, owner=owner, seconds=LOCK_SECONDS).single() is None:
        if time.monotonic() > end:
            raise MigrationFault("another process is migrating; try again when it is done")
        time.sleep(0.5)
    try:
        yield
    finally:
        session.run(FREE_LOCK, owner=owner).consume()


def _apply_one(session: Session, migration: Migration) -> None:
    for statement in migration.statements:
        session.run(statement).consume()
    session.run(RECORD, version=migration.version, name=migration.name, sha256=migration.sha256).consume()


def apply(
    driver: Driver,
    database: str,
    folder: Path = FOLDER,
    progress: Callable[[str], None] = lambda line: None,
) -> tuple[Migration, ...]:
    """Apply what waits and return it; nothing when the graph is up to date. Raises `MigrationFault`."""
    migrations = load(folder)
    with driver.session(database=database) as session:
        for statement in OWN_CONSTRAINTS:
            session.run(statement).consume()
        with _lock(session):
            waiting = _to_apply(session, migrations)
            for migration in waiting:
                _apply_one(session, migration)
                progress(f"V{migration.version:04}__{migration.name}")
    return waiting


def state(driver: Driver, database: str, folder: Path = FOLDER) -> State:
    """Where a graph stands, without changing it. Raises `MigrationFault` as `apply` does."""
    migrations = load(folder)
    with driver.session(database=database) as session:
        waiting = _to_apply(session, migrations)
    return State(version=len(migrations) - len(waiting), pending=len(waiting))
