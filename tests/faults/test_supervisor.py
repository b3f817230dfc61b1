"""The supervisor under fire: one per home, crashed children come back, kill -9 leaves nothing behind.

It runs against the Neo4j of the tests, and starts a Redis, a mail catcher and the service's processes itself.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from bridge.config import Settings
from bridge.runtime.ports import free_port

PATIENCE = 90.0


def _eventually(what: str, check: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not check():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE:.0f} s"
        time.sleep(0.3)


class House:
    """`bridge up` in a home of its own, and what can be asked of it."""

    def __init__(self, home: Path, servers: Settings) -> None:
        self.home = home
        self.environment = {
            **os.environ,
            "BRIDGE_HOME": str(home),
            "BRIDGE_PORT": str(free_port()),
            "NEO4J_URI": servers.neo4j_uri,
            "NEO4J_PASSWORD": servers.neo4j_password,
        }
        self.process: subprocess.Popen[str] | None = None

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "bridge.cli", *arguments]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), env=self.environment, capture_output=True, text=True, check=False
        )

    def up(self) -> str:
        """Start and wait for the line that says ready; that line."""
        said = (self.home.parent / "said").open("a")
        self.process = subprocess.Popen(
            self.command("up"), env=self.environment, stdout=subprocess.PIPE, stderr=said, text=True
        )
        said.close()
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def family(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def worker_answers(self) -> bool:
        return bool(json.loads(self.run("status", "--format", "json").stdout)["worker"]["ok"])

    def find_child(self, word: str) -> psutil.Process | None:
        assert self.process is not None
        children = psutil.Process(self.process.pid).children()
        living = (child for child in children if child.status() != psutil.STATUS_ZOMBIE)
        return next((child for child in living if word in child.cmdline()), None)

    def end(self, number: int) -> int:
        assert self.process is not None and self.process.stdout is not None
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return code


@pytest.fixture
def house(tmp_path: Path, servers: Settings) -> Iterator[House]:
    made = House(tmp_path / "home", servers)
    yield made
    if made.process is not None and made.process.poll() is None:
        made.end(signal.SIGTERM)


def test_one_per_home_and_a_crashed_worker_comes_back(house: House) -> None:
    assert house.up() == f"ready http://127.0.0.1:{house.environment['BRIDGE_PORT']}"
    again = house.run("up")
    assert again.returncode == 2
    assert "already running" in again.stderr
    _eventually("the worker", house.worker_answers)
    killed = house.find_child("worker")
    assert killed is not None
    killed.kill()
    _eventually("another worker", lambda: house.find_child("worker") not in (None, killed))
    _eventually("its answer", house.worker_answers)
    family = house.family()
    assert house.run("down").returncode == 0
    assert psutil.wait_procs(family, timeout=0)[1] == []
    assert not (house.home / "running.env").exists()


def test_killing_the_supervisor_ends_its_children_and_the_next_start_is_whole(house: House) -> None:
    house.up()
    family = house.family()
    assert len(family) >= 6
    house.end(signal.SIGKILL)
    _eventually("the end of every child", lambda: not any(child.is_running() for child in family))
    assert (house.home / "supervisor.pid").exists()
    assert house.up().startswith("ready ")
    assert house.end(signal.SIGINT) == 0
    assert not (house.home / "supervisor.pid").exists()


def test_taken_ports_are_replaced_by_free_ones(house: House) -> None:
    taken = house.environment["BRIDGE_PORT"]
    squatter = subprocess.Popen(
        [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", taken],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _eventually("the squatter", lambda: bool(psutil.Process(squatter.pid).net_connections()))
        address = house.up()
        assert address.startswith("ready http://127.0.0.1:")
        assert not address.endswith(f":{taken}")
    finally:
        squatter.kill()
        squatter.wait()
