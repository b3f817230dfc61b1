"""Run everything in the foreground under one roof: start, watch, start again what crashed, stop cleanly.

    lock ─► end what a crash left ─► secrets, ports ─► servers ─► schema ─► own processes ─► ready ─► watch
                                                                                    Ctrl-C or SIGTERM ─► stop

The lock is an advisory file lock, so one left by a killed supervisor counts for nothing. Children hang on a
leash (`bridge.runtime.leash`): killing the supervisor ends them too.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from bridge.config import DEFAULT_PORT, RUNNING_FILE, Settings, settings
from bridge.errors import Conflict
from bridge.runtime import children, neo4j, redis
from bridge.runtime.children import Program
from bridge.runtime.local_secrets import ensure, write_private
from bridge.runtime.ports import hold_port, listens, serves, wait_until
from bridge.runtime.programs import addresses, local_servers, own_processes

LOCK_FILE, PID_FILE, CHILDREN_FILE = "supervisor.lock", "supervisor.pid", "children.json"
DEFAULT_PORTS = {"neo4j": 7687, "redis": 6379, "mail": 1025, "reader": 7690}
LONGEST_PAUSE, CALM_SECONDS = 30.0, 60.0

Say = Callable[[str], None]


@dataclass(slots=True)
class _Child:
    """A program with its process, and how long to wait before starting it again."""

    program: Program
    process: subprocess.Popen[bytes]
    since: float
    pause: float = 1.0
    due: float | None = None


@dataclass(slots=True)
class _House:
    """Everything that runs now."""

    at: Settings
    say: Say
    running: list[_Child] = field(default_factory=list)
    held: list[TextIO] = field(default_factory=list)
    """Locks on the chosen ports; they go with this process, also when it is killed."""

    def choose_ports(self) -> dict[str, int]:
        wanted = {**DEFAULT_PORTS, "web": self.at.port or DEFAULT_PORT}
        chosen = {name: hold_port(port) for name, port in wanted.items()}
        self.held = [lock for _, lock in chosen.values()]
        return {name: port for name, (port, _) in chosen.items()}

    def start(self, *programs: Program) -> None:
        for program in programs:
            process = children.start(program, self.at.logs)
            self.running.append(_Child(program, process, time.monotonic()))
        self.remember()

    def remember(self) -> None:
        children.remember(self.at.home / CHILDREN_FILE, [child.process for child in self.running])

    def alive(self, name: str) -> bool:
        return any(child.program.name == name and child.process.poll() is None for child in self.running)

    def look_after(self) -> None:
        """Start again what ended by itself, after a pause that doubles while it keeps ending."""
        now = time.monotonic()
        for child in self.running:
            if child.process.poll() is None:
                continue
            if child.due is None:
                child.pause = 1.0 if now - child.since > CALM_SECONDS else min(child.pause * 2, LONGEST_PAUSE)
                child.due = now + child.pause
                self.say(
                    f"{child.program.name} ended ({child.process.returncode}); again in {child.pause:.0f} s"
                )
            elif now >= child.due:
                child.process = children.start(child.program, self.at.logs)
                child.since, child.due = now, None
                self.remember()

    def stop(self) -> None:
        """Own processes first, servers after them, so that work in hand can be written down."""
        servers = [child for child in self.running if child.program.name in ("neo4j", "redis", "mail")]
        others = [child for child in self.running if child not in servers]
        for wave in (others, servers):
            children.stop([(child.process, child.program.stop_seconds) for child in wave])
        (self.at.home / CHILDREN_FILE).unlink(missing_ok=True)
        for lock in self.held:
            lock.close()


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    """Hold the lock of this home. Raises `Conflict` when another supervisor holds it."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (home / LOCK_FILE).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            raise Conflict(f"already running from {home} (`bridge down` stops it)") from fault
        (home / PID_FILE).write_text(str(os.getpid()), "utf-8")
        try:
            yield
        finally:
            (home / PID_FILE).unlink(missing_ok=True)


def running_pid(home: Path) -> int | None:
    """The supervisor's process id, or None when none holds the lock: a pid file alone says nothing."""
    try:
        with (home / LOCK_FILE).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except OSError:
        text = (home / PID_FILE).read_text("utf-8") if (home / PID_FILE).is_file() else ""
        return int(text) if text.isdigit() else None
    return None


def stop_running(home: Path, seconds: float = 90.0) -> bool:
    """Ask the running supervisor to stop and wait; False when none runs, `Conflict` when it does not."""
    pid = running_pid(home)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + seconds
    while running_pid(home) is not None:
        if time.monotonic() > end:
            raise Conflict(f"process {pid} did not stop within {seconds:.0f} s")
        time.sleep(0.2)
    return True


def _wait_for_servers(house: _House) -> None:
    at = settings()
    if at.local_redis:
        wait_until(lambda: redis.answers(at.redis_url), "redis", 60, lambda: house.alive("redis"))
    if at.local_neo4j:
        login = (at.neo4j_uri, at.neo4j_user, at.neo4j_password, at.neo4j_database)
        port = int(at.neo4j_uri.rpartition(":")[2])
        listening = lambda: listens(port)  # noqa: E731 (cheap check before the driver is tried)
        wait_until(listening, "neo4j", 180, lambda: house.alive("neo4j"))
        wait_until(lambda: neo4j.answers(*login), "neo4j", 60, lambda: house.alive("neo4j"))


def _start_all(
    house: _House, when_servers_answer: Callable[[], None], when_web_answers: Callable[[], None]
) -> None:
    at, secrets, ports = house.at, ensure(house.at.home), house.choose_ports()
    write_private(at.home / RUNNING_FILE, addresses(at, ports, secrets))
    os.environ["BRIDGE_PORT"] = str(ports["web"])
    settings.cache_clear()
    programs = local_servers(at, ports, secrets)
    house.say("starting " + ", ".join(f"{p.name} on 127.0.0.1:{ports[p.name]}" for p in programs))
    house.start(*programs)
    _wait_for_servers(house)
    when_servers_answer()
    web, *others = own_processes(at, ports)
    house.start(web)  # alone, so that pages are there soonest
    wait_until(lambda: serves(ports["web"]), "web", 120, lambda: house.alive("web"))
    house.start(*others)
    when_web_answers()


def up(say: Say, when_servers_answer: Callable[[], None], when_web_answers: Callable[[], None]) -> None:
    """Run until SIGINT or SIGTERM. `Conflict` when this home runs already, `Unavailable` on a failed start.

    `when_servers_answer` brings the schema up to date; `when_web_answers` fills a first demo and says ready.
    """
    os.environ["BRIDGE_HOME"] = str(settings().home)
    with _only_one(settings().home):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)  # a shell's background job ignores SIGINT
        left = children.end_left_behind(settings().home / CHILDREN_FILE)
        if left:
            say(f"ended {left} processes that an earlier run left behind")
        house = _House(settings(), say)
        try:
            _start_all(house, when_servers_answer, when_web_answers)
            while True:
                house.look_after()
                time.sleep(0.5)
        except KeyboardInterrupt:
            say("stopping")
        finally:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            house.stop()
            (house.at.home / RUNNING_FILE).unlink(missing_ok=True)
