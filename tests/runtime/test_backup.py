"""Backing up: what was saved comes back, and a graph that is running or elsewhere is left alone."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from bridge.config import read_settings
from bridge.runtime import children, neo4j, programs
from bridge.runtime.local_secrets import ensure
from bridge.runtime.ports import free_port, wait_until


def _bridge(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BRIDGE_HOME": str(home), **more}
    command = [sys.executable, "-m", "bridge.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@contextmanager
def _graph(home: Path) -> Iterator[str]:
    """A Neo4j of this home that runs for a while; its address."""
    secrets, ports = ensure(home), {"neo4j": free_port(), "redis": 1, "mail": 1}
    at = read_settings({"BRIDGE_HOME": str(home), "REDIS_URL": "redis://a.example", "SMTP_URL": "smtp://a"})
    (program,) = programs.local_servers(at, ports, secrets)
    process = children.start(program, home / "logs")
    address = f"bolt://127.0.0.1:{ports['neo4j']}"
    try:
        login = (address, "neo4j", secrets["NEO4J_PASSWORD"], "neo4j")
        wait_until(lambda: neo4j.answers(*login), "neo4j", 180, lambda: process.poll() is None)
        yield address
    finally:
        children.stop([(process, program.stop_seconds)])


def _ask(home: Path, address: str, cypher: str) -> list[list[object]]:
    with GraphDatabase.driver(address, auth=("neo4j", ensure(home)["NEO4J_PASSWORD"])) as driver:
        return [record.values() for record in driver.execute_query(cypher)[0]]  # type: ignore[arg-type]


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    home, kept = tmp_path / "home", tmp_path / "kept"
    with _graph(home) as address:
        _ask(home, address, "CREATE (:Probe {word: 'brug'})")
    saved = _bridge(home, "backup", "save", str(kept))
    assert (saved.returncode, saved.stdout.strip()) == (0, str(kept / "neo4j.dump"))
    databases = home / "neo4j" / "data" / "databases" / "neo4j"
    for path in databases.iterdir():
        if path.is_file():
            path.write_bytes(b"")
    loaded = _bridge(home, "backup", "load", str(kept))
    assert loaded.returncode == 0, loaded.stderr
    with _graph(home) as address:
        assert _ask(home, address, "MATCH (p:Probe) RETURN p.word") == [["brug"]]


@pytest.mark.parametrize("word", ["save", "load"])
def test_a_graph_that_was_never_started_or_is_elsewhere_is_refused(tmp_path: Path, word: str) -> None:
    never = _bridge(tmp_path, "backup", word, str(tmp_path))
    assert (never.returncode, never.stdout) == (2, "")
    assert "never started" in never.stderr
    away = _bridge(tmp_path, "backup", word, str(tmp_path), NEO4J_URI="neo4j+s://graph.example")
    assert (away.returncode, away.stdout) == (2, "")
    assert "elsewhere" in away.stderr


def test_a_running_service_is_not_backed_up_under_its_feet(tmp_path: Path) -> None:
    with (tmp_path / "supervisor.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (tmp_path / "supervisor.pid").write_text(str(os.getpid()))
        refused = _bridge(tmp_path, "backup", "save", str(tmp_path / "kept"))
    assert refused.returncode == 2
    assert "stop it first" in refused.stderr
