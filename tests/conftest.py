"""Real servers for the tests: one Neo4j, one Redis, one mail catcher, on free ports and data of their own.

`clean_graph` empties the graph but for schema and vocabulary; `worker` and `live_reader` are real processes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(tempfile.mkdtemp(prefix="bridge-test-"))
for _name in ("NEO4J_URI", "REDIS_URL", "SMTP_URL", "BRIDGE_PUBLIC_URL", "BRIDGE_PORT", "READER_ADDRESS"):
    os.environ.pop(_name, None)
os.environ["BRIDGE_HOME"] = str(HOME)

from bridge.config import RUNNING_FILE, Settings, settings  # noqa: E402 (after the environment is set)
from bridge.graph import connection  # noqa: E402
from bridge.runtime import children, neo4j, programs, queue, redis, schema  # noqa: E402
from bridge.runtime.local_secrets import ensure, write_private  # noqa: E402
from bridge.runtime.ports import free_port, listens, serves, wait_until  # noqa: E402
from bridge.services import taxonomy  # noqa: E402

SECRETS = ensure(HOME)
PORTS = {name: free_port() for name in ("neo4j", "redis", "mail", "reader", "web")}
write_private(HOME / RUNNING_FILE, programs.addresses(settings(), PORTS, SECRETS))
settings.cache_clear()


def pytest_sessionfinish() -> None:
    """The data of the tests go when the tests end."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def servers() -> Iterator[Settings]:
    """Neo4j with the schema and the vocabulary, Redis, and the mail catcher; started on first use."""
    at = settings()
    wanted = programs.local_servers(at, PORTS, SECRETS)
    started = [(children.start(program, at.logs), program.stop_seconds) for program in wanted]
    alive = lambda: all(process.poll() is None for process, _ in started)  # noqa: E731
    login = (at.neo4j_uri, at.neo4j_user, at.neo4j_password, at.neo4j_database)
    try:
        wait_until(lambda: redis.answers(at.redis_url), "redis", 30, alive)
        wait_until(lambda: listens(PORTS["mail"]), "mail", 30, alive)
        wait_until(lambda: listens(PORTS["neo4j"]), "neo4j", 180, alive)
        wait_until(lambda: neo4j.answers(*login), "neo4j", 60, alive)
        schema.upgrade()
        taxonomy.seed()
        yield at
    finally:
        connection.close()
        queue.disconnect()
        children.stop(started)


@pytest.fixture
def clean_graph(servers: Settings) -> Iterator[Settings]:
    """A graph with schema and vocabulary only, empty queues, no caught mail."""
    with schema.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock "
            "AND (NOT n:Concept OR n.taxonomy = 'text') DETACH DELETE n"
        ).consume()
    with queue.client() as client:
        client.flushdb()
    for message in servers.mail_folder.glob("*.eml"):
        message.unlink(missing_ok=True)
    yield servers


def _running(program: children.Program) -> Iterator[children.Program]:
    process = children.start(program, settings().logs)
    try:
        yield program
    finally:
        children.stop([(process, program.stop_seconds)])


@pytest.fixture
def worker(clean_graph: Settings) -> Iterator[children.Program]:
    """A Celery worker for every queue, answering."""
    program = programs.worker(clean_graph, programs.own_environment(HOME, PORTS["web"]))
    for running in _running(program):
        wait_until(lambda: bool(queue.workers_alive(0.5)), "worker", 60, lambda: True)
        yield running


@pytest.fixture(scope="session")
def live_reader() -> Iterator[children.Program]:
    """The live reader, listening."""
    for running in _running(programs.reader(programs.own_environment(HOME, PORTS["web"]))):
        wait_until(lambda: listens(PORTS["reader"]), "live reader", 60, lambda: True)
        yield running


@pytest.fixture(scope="session")
def web_server(servers: Settings) -> Iterator[str]:
    """The pages under gunicorn; their address."""
    for _ in _running(programs.web(PORTS["web"], programs.own_environment(HOME, PORTS["web"]))):
        wait_until(lambda: serves(PORTS["web"]), "web", 60, lambda: True)
        yield f"http://127.0.0.1:{PORTS['web']}"
