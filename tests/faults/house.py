"""`bridge up` in a home of its own, started, killed and looked at by the tests of faults.

It runs against the Neo4j of the tests, and starts a Redis, a mail catcher and the service's processes itself.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from bridge.config import Settings
from bridge.runtime.ports import free_port

PATIENCE = 180.0


def eventually(what: str, check: Callable[[], bool], pause: float = 0.3) -> None:
    """Wait until `check()`; the test fails when it takes longer than anybody would wait."""
    end = time.monotonic() + PATIENCE
    while not check():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE:.0f} s"
        time.sleep(pause)


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
        self.leave()
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
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def leave(self) -> None:
        """Stop what still runs and let go of what it said, however the test ended."""
        if self.process is None or self.process.stdout is None:
            return
        if self.process.poll() is None:
            self.end(signal.SIGTERM)
        self.process.stdout.close()
