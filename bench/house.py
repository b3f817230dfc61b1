"""What the other scripts here measure on: `bridge up` with the demo region, in a folder of its own.

BENCH_HOME=/some/folder keeps that folder, so that a second script does not load the region again.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = ("NEO4J_URI", "REDIS_URL", "SMTP_URL", "BRIDGE_PUBLIC_URL", "READER_ADDRESS")
READY = re.compile(r"^ready (http://127\.0\.0\.1:\d+)$")


@dataclass
class House:
    """A running service: its address, its folder, its supervisor."""

    address: str
    home: Path
    process: subprocess.Popen[str]
    seconds: float
    """From the command to the line that says ready."""

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs to find it."""
        return own_environment(self.home)

    def family(self) -> list[psutil.Process]:
        """Every process of the service."""
        top = psutil.Process(self.process.pid)
        return [top, *top.children(recursive=True)]

    def bridge(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the command line against it."""
        command = [sys.executable, "-m", "bridge.cli", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        )


def own_environment(home: Path) -> dict[str, str]:
    """This environment without servers elsewhere, with this home."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    return {**kept, "BRIDGE_HOME": str(home)}


def wait_for_ready(process: subprocess.Popen[str], began: float) -> tuple[str, float]:
    """The address, and the seconds until the line that says ready; what comes after it is dropped."""
    assert process.stdout is not None
    for line in process.stdout:
        if match := READY.match(line.strip()):
            seconds = time.monotonic() - began
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return match[1], seconds
    raise SystemExit("the service did not start; see its words above")


def stop(process: subprocess.Popen[str]) -> float:
    """Ask it to stop, and the seconds until everything has."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(120)
    return time.monotonic() - began


@contextmanager
def house() -> Iterator[House]:
    """The service with the demo region; stopped, and its folder removed, at the end."""
    kept = os.environ.get("BENCH_HOME")
    home = Path(kept).absolute() if kept else Path(tempfile.mkdtemp(prefix="brug-bench-"))
    command = [sys.executable, "-m", "bridge.cli", "up"]
    began = time.monotonic()
    process = subprocess.Popen(
        command, cwd=ROOT, env=own_environment(home), stdout=subprocess.PIPE, stderr=sys.stderr, text=True
    )
    try:
        address, seconds = wait_for_ready(process, began)
        yield House(address, home, process, seconds)
    finally:
        stop(process)
        if not kept:
            shutil.rmtree(home, ignore_errors=True)


def proportional(processes: list[psutil.Process]) -> dict[str, int]:
    """Bytes of memory per program, a page that several share counted once in all."""
    found: dict[str, int] = {}
    for process in processes:
        try:
            words, memory = " ".join(process.cmdline()), process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        size = int(getattr(memory, "pss", memory.uss))
        found[_kind(words)] = found.get(_kind(words), 0) + size
    return found


KINDS = (
    ("Neo4jCommunity", "neo4j"),
    ("redis-server", "redis"),
    ("gunicorn", "web"),
    ("live_reader", "live reader"),
    ("mail_catcher", "mail catcher"),
    (" beat", "beat"),
    ("celery", "worker"),
    ("run nightly", "night"),
)


def _kind(words: str) -> str:
    return next((kind for part, kind in KINDS if part in words), "supervisor")


def load_average() -> float:
    """How many processes wanted a core, over the last minute: figures of a busy machine say little."""
    return os.getloadavg()[0]


def machine() -> str:
    """One line about this machine."""
    cores, memory = os.cpu_count(), psutil.virtual_memory().total / 2**30
    return f"{cores} cores, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}"
