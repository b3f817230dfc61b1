"""Child processes by id: started on a leash, logged to a file, ended one by one, recognised after a crash."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

LEASH = Path(__file__).with_name("leash.py")
LOG_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Program:
    """What to run: name, command line, environment, seconds it may take to stop.

    `orphan_signal` is what it gets when the supervisor is killed. `before` runs ahead of every (re)start.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    stop_seconds: float = 15.0
    orphan_signal: int = signal.SIGTERM
    before: Callable[[], None] = lambda: None


def _open_log(folder: Path, name: str) -> int:
    """A log file to append to; the previous one is kept beside it once it is large."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{name}.log"
    if path.is_file() and path.stat().st_size > LOG_BYTES:
        path.replace(folder / f"{name}.1.log")
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def start(program: Program, logs: Path) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own (Ctrl-C reaches only the supervisor), on a leash."""
    log = _open_log(logs, program.name)
    leash = [sys.executable, "-I", "-S", str(LEASH), str(os.getpid()), str(int(program.orphan_signal))]
    program.before()
    try:
        return subprocess.Popen(
            [*leash, *program.command],
            env=dict(program.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    finally:
        os.close(log)


def stop(processes: Sequence[tuple[subprocess.Popen[bytes], float]]) -> None:
    """SIGTERM to all at once, wait for each its seconds, then SIGKILL to what is left."""
    for process, _ in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    began = time.monotonic()
    for process, seconds in processes:
        try:
            process.wait(max(0.0, began + seconds - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def remember(path: Path, processes: Iterable[subprocess.Popen[bytes]]) -> None:
    """Write ids and start times, so that the next start recognises what a crash left behind."""
    known = []
    for process in processes:
        try:
            known.append({"pid": process.pid, "started": psutil.Process(process.pid).create_time()})
        except psutil.NoSuchProcess:
            continue
    part = path.with_suffix(".part")
    part.write_text(json.dumps(known), "utf-8")
    part.replace(path)


def end_left_behind(path: Path, seconds: float = 30.0) -> int:
    """End the processes remembered in `path` that still live; how many there were."""
    if not path.is_file():
        return 0
    left = []
    for entry in json.loads(path.read_text("utf-8")):
        try:
            process = psutil.Process(entry["pid"])
            if abs(process.create_time() - entry["started"]) < 1.0:
                process.terminate()
                left.append(process)
        except psutil.NoSuchProcess:
            continue
    _, stubborn = psutil.wait_procs(left, timeout=seconds)
    for process in stubborn:
        process.kill()
    path.unlink(missing_ok=True)
    return len(left)
