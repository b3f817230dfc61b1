"""Load the demo region into servers of its own: time and peak memory, as shares of what is allowed.

`python bench/demo.py [demo] [tenth] [half-city] [city]`; without a size, demo. Neo4j, Redis and every process
of the load count. A city needs about ten minutes and 2 GB of disk.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
for _name in ("NEO4J_URI", "REDIS_URL", "SMTP_URL", "BRIDGE_PUBLIC_URL", "BRIDGE_PORT", "READER_ADDRESS"):
    os.environ.pop(_name, None)

SIZES = {
    "demo": ("--size", "demo"),
    "tenth": ("--youths", "3500", "--vacancies", "1000"),
    "half-city": ("--youths", "17500", "--vacancies", "10000"),
    "city": ("--size", "city"),
}
MOST_SECONDS = {"demo": 60, "tenth": 30, "half-city": 300, "city": 300}
MOST_BYTES = 4 * 2**30
ASKED = """
MATCH (v:Vacancy {status: 'open'})
CALL (v) { MATCH (v)-[a:ASKS]->(c) WITH a, c ORDER BY c.concept_id, a.importance
           RETURN collect(c.concept_id + '/' + a.importance) AS asked }
RETURN count(v) AS vacancies, count(DISTINCT asked) AS sets
"""


@dataclass
class Peak:
    """The most memory that each kind of process, and all together, held at one moment."""

    together: int = 0
    of: dict[str, int] = field(default_factory=dict)

    def look(self, kinds: dict[str, list[psutil.Process]]) -> None:
        """Measure once: resident memory, pages that two processes share counted in both."""
        now = {kind: sum(map(_resident, processes)) for kind, processes in kinds.items()}
        self.together = max(self.together, sum(now.values()))
        for kind, size in now.items():
            self.of[kind] = max(self.of.get(kind, 0), size)


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _cpu(processes: list[psutil.Process]) -> float:
    total = 0.0
    for process in processes:
        try:
            times = process.cpu_times()
            total += times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return total


@contextmanager
def servers(home: Path) -> Iterator[list[int]]:
    """Neo4j, Redis and the mail catcher with schema and vocabulary; their process ids."""
    os.environ["BRIDGE_HOME"] = str(home)
    from bridge.config import RUNNING_FILE, settings
    from bridge.graph import connection
    from bridge.runtime import children, neo4j, programs, schema
    from bridge.runtime.local_secrets import ensure, write_private
    from bridge.runtime.ports import free_port, wait_until
    from bridge.services import taxonomy

    settings.cache_clear()
    ports = {name: free_port() for name in ("neo4j", "redis", "mail", "reader", "web")}
    secrets = ensure(home)
    write_private(home / RUNNING_FILE, programs.addresses(settings(), ports, secrets))
    settings.cache_clear()
    at = settings()
    started = [
        (children.start(each, at.logs), each.stop_seconds)
        for each in programs.local_servers(at, ports, secrets)
    ]
    try:
        login = (at.neo4j_uri, at.neo4j_user, at.neo4j_password, at.neo4j_database)
        wait_until(lambda: neo4j.answers(*login), "neo4j", 180, lambda: True)
        schema.upgrade()
        taxonomy.seed()
        yield [process.pid for process, _ in started]
    finally:
        connection.close()
        children.stop(started)


def _sets() -> tuple[int, int]:
    from bridge.runtime import schema

    with schema.session() as session:
        row = session.run(ASKED).single(strict=True)
        return row["vacancies"], row["sets"]


def measure(size: str) -> None:
    """Load one size and print its figures."""
    with tempfile.TemporaryDirectory(prefix="bridge-bench-") as folder, servers(Path(folder)) as pids:
        peak, before = Peak(), _cpu([p for pid in pids for p in _family(pid)])
        idle = psutil.cpu_times()
        began = time.monotonic()
        command = [sys.executable, "-m", "bridge.cli", "demo", "load", *SIZES[size]]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as loader:
            log = Path(folder, "load.log")
            own = _drain(loader, log, peak, pids, began)
        seconds = time.monotonic() - began
        if loader.returncode:
            sys.exit(log.read_text("utf-8")[-2000:])
        spent = own + _cpu([p for pid in pids for p in _family(pid)]) - before
        whole = sum(psutil.cpu_times()[:3]) - sum(idle[:3])
        report(size, seconds, spent, whole, peak)


def _drain(loader: subprocess.Popen[str], log: Path, peak: Peak, pids: list[int], began: float) -> float:
    """Follow the load to its end: print its steps with the seconds, measure memory; its processor seconds."""
    spent: dict[int, float] = {}
    at_start = _cpu([p for pid in pids for p in _family(pid)])

    def follow() -> None:
        with log.open("w", encoding="utf-8") as kept:
            for line in loader.stderr or ():
                kept.write(line)
                if line.startswith("--"):
                    servers_spent = _cpu([p for pid in pids for p in _family(pid)]) - at_start
                    clock = f"{time.monotonic() - began:7.1f} s"
                    used = f"load {sum(spent.values()):6.1f}, servers {servers_spent:6.1f} processor seconds"
                    print(f"  {clock}  {used}  {line.strip()}", flush=True)

    thread = threading.Thread(target=follow)
    thread.start()
    while loader.poll() is None:
        family = _family(loader.pid)
        peak.look({"servers": [p for pid in pids for p in _family(pid)], "load": family})
        for each in family:
            spent[each.pid] = max(spent.get(each.pid, 0.0), _cpu([each]))
        time.sleep(0.5)
    thread.join()
    return sum(spent.values())


def report(size: str, seconds: float, spent: float, whole: float, peak: Peak) -> None:
    """One table per size; a ratio below 1 is within what is allowed."""
    vacancies, sets = _sets()
    cores = len(os.sched_getaffinity(0))
    limit = MOST_SECONDS[size]
    print(f"{size} on {cores} cores, load average {os.getloadavg()[1]:.1f}")
    print(f"  time               {seconds:8.1f} s      {seconds / limit:6.2f} of {limit} s")
    print(f"  processor, own     {spent:8.1f} s      {spent / (2 * limit):6.2f} of {limit} s on two cores")
    print(f"  processor, all     {whole:8.1f} s      own share {spent / max(whole, 0.1):4.2f}")
    print(
        f"  memory, together   {peak.together / 2**20:8.0f} MiB    {peak.together / MOST_BYTES:6.2f} of 4 GiB"
    )
    for kind, most in peak.of.items():
        print(f"  memory, {kind:10} {most / 2**20:8.0f} MiB")
    print(f"  vacancies          {vacancies:8}        {sets} different sets of what is asked", flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    for name in sys.argv[1:] or ["demo"]:
        measure(name)
