"""The graph's schema from the outside: where it stands, and bringing it up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from neo4j import Driver, GraphDatabase, Session
from neo4j.exceptions import DriverError, Neo4jError

from bridge.config import settings
from bridge.errors import Conflict, Unavailable
from graph_schema import migrate


@contextmanager
def _driver() -> Iterator[Driver]:
    at = settings()
    try:
        with GraphDatabase.driver(
            at.neo4j_uri,
            auth=(at.neo4j_user, at.neo4j_password),
            connection_timeout=3.0,
            notifications_min_severity="OFF",
        ) as driver:
            yield driver
    except migrate.MigrationFault as fault:
        raise Conflict(str(fault)) from fault
    except (DriverError, OSError) as fault:
        raise Unavailable("de database is even niet bereikbaar") from fault
    except Neo4jError as fault:
        raise Unavailable(f"de database weigert: {fault.code}") from fault


@contextmanager
def session() -> Iterator[Session]:
    """A session for maintenance, with the errors of this project."""
    with _driver() as driver, driver.session(database=settings().neo4j_database) as opened:
        yield opened


def upgrade(progress: Callable[[str], None] = lambda line: None) -> tuple[str, ...]:
    """Apply waiting migrations; their names. `Conflict` when files and graph disagree, `Unavailable`."""
    with _driver() as driver:
        done = migrate.apply(driver, settings().neo4j_database, progress=progress)
    return tuple(f"V{migration.version:04}__{migration.name}" for migration in done)


def state() -> migrate.State:
    """Applied version and number of waiting files. Raises `Conflict` or `Unavailable`."""
    with _driver() as driver:
        return migrate.state(driver, settings().neo4j_database)
