"""The table of what `bridge up` runs: local servers first, then the service's own processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from bridge.config import CHECKOUT, Settings
from bridge.runtime import neo4j, queue, redis
from bridge.runtime.children import Program

QUEUES = ",".join(queue.QUEUE_NAMES)


def own_environment(home: Path, port: int) -> dict[str, str]:
    """What the service's processes see: this environment, this home and port, one BLAS thread each."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**threads, **os.environ, "BRIDGE_HOME": str(home), "BRIDGE_PORT": str(port)}


def local_servers(at: Settings, ports: Mapping[str, int], secrets: Mapping[str, str]) -> tuple[Program, ...]:
    """Neo4j, Redis and the mail catcher, as far as no server elsewhere is configured; writes their files."""
    programs = []
    if at.local_neo4j:
        folder = at.home / "neo4j"
        neo4j.prepare(folder, ports["neo4j"], secrets["NEO4J_PASSWORD"])
        command = tuple(neo4j.command(folder))
        programs.append(Program("neo4j", command, neo4j.environment(folder), stop_seconds=40))
    if at.local_redis:
        redis.prepare(at.home / "redis", ports["redis"], secrets["REDIS_PASSWORD"])
        programs.append(Program("redis", tuple(redis.command(at.home / "redis")), dict(os.environ)))
    if at.local_mail:
        place = (f"127.0.0.1:{ports['mail']}", str(at.home / "mail"))
        command = (sys.executable, "-m", "bridge.runtime.mail_catcher", *place)
        programs.append(Program("mail", command, own_environment(at.home, at.port), stop_seconds=5))
    return tuple(programs)


def addresses(at: Settings, ports: Mapping[str, int], secrets: Mapping[str, str]) -> dict[str, str]:
    """The variables by which every process finds the local servers."""
    found = {"READER_ADDRESS": f"127.0.0.1:{ports['reader']}", "BRIDGE_PORT": str(ports["web"])}
    if at.local_neo4j:
        found["NEO4J_URI"] = f"bolt://127.0.0.1:{ports['neo4j']}"
    if at.local_redis:
        found["REDIS_URL"] = f"redis://:{secrets['REDIS_PASSWORD']}@127.0.0.1:{ports['redis']}/0"
    if at.local_mail:
        found["SMTP_URL"] = f"smtp://127.0.0.1:{ports['mail']}"
    return found


def _celery(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "celery", "-A", "workers.celery_app:app", *arguments)


def worker(at: Settings, environment: Mapping[str, str]) -> Program:
    """The Celery worker for every queue; what a killed one held is given back before a new one starts."""
    quiet = ("--without-gossip", "--without-mingle", "--loglevel", "warning")
    command = _celery("worker", "-n", "worker@%h", "-Q", QUEUES, "-c", "2", *quiet)
    before = queue.give_back_unacked if at.local_redis else lambda: None
    return Program("worker", command, environment, 20, signal.SIGKILL, before)


def reader(environment: Mapping[str, str]) -> Program:
    """The live reader, which keeps the language model warm."""
    command = (sys.executable, "-m", "workers.live_reader")
    return Program("reader", command, environment, 5, signal.SIGKILL)


def web(port: int, environment: Mapping[str, str]) -> Program:
    """Gunicorn with the pages and the API."""
    command = (sys.executable, "-m", "gunicorn", "bridge.wsgi:app", "--bind", f"127.0.0.1:{port}")
    options = ("--workers", "2", "--threads", "4", "--timeout", "60", "--graceful-timeout", "5")
    quiet = ("--preload", "--no-control-socket", "--log-level", "warning")
    return Program("web", (*command, *options, *quiet), environment, 10, signal.SIGQUIT)


def own_processes(at: Settings, ports: Mapping[str, int]) -> tuple[Program, ...]:
    """Web, worker, beat and live reader, started once the servers answer and the schema is up to date."""
    environment = own_environment(at.home, ports["web"]) | {"PYTHONPATH": str(CHECKOUT)}
    (at.home / "beat").mkdir(parents=True, exist_ok=True, mode=0o700)
    schedule = ("-s", str(at.home / "beat" / "schedule"), "--pidfile", "", "--loglevel", "warning")
    beat = Program("beat", _celery("beat", *schedule), environment, 10)
    return (web(ports["web"], environment), worker(at, environment), beat, reader(environment))
