"""A night over the demo region, and the memory of everything, as shares of what is allowed."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.house import House, house, load_average, machine, proportional

MOST_SECONDS, MOST_BYTES = 10.0, 2.5e9
NIGHTS = 3
NOTE = "Zij heeft VCA, spreekt goed Nederlands en wil in de haven werken."


@dataclass
class Peak:
    """The most that all programs held together at one moment, and each by itself then."""

    together: int = 0
    of: dict[str, int] = field(default_factory=dict)

    def look(self, processes: list[psutil.Process]) -> None:
        """Measure once."""
        now = proportional(processes)
        if sum(now.values()) > self.together:
            self.together, self.of = sum(now.values()), now


def warm(here: House) -> None:
    """Let worker and live reader load their language model, so that their memory counts."""
    script = (
        "import time\n"
        "from bridge.errors import Unavailable\n"
        "from bridge.runtime import live, queue, schema, task_names\n"
        "for attempt in range(100):\n"
        "    try:\n"
        f"        live.read_live('note', {NOTE!r})\n"
        "        break\n"
        "    except Unavailable:\n"
        "        time.sleep(1)\n"
        "with schema.session() as session:\n"
        "    rows = session.run('MATCH (v:Vacancy) RETURN v.vacancy_id AS i LIMIT 40').data()\n"
        "for row in rows:\n"
        "    queue.enqueue(task_names.READ_VACANCY, vacancy_id=row['i'])\n"
    )
    subprocess.run([sys.executable, "-c", script], env=here.environment, check=True)


def main() -> None:
    """Measure and print."""
    with house() as here:
        warm(here)
        peak, over = Peak(), threading.Event()

        def watch() -> None:
            while not over.wait(0.5):
                mine = [p for p in psutil.Process().children(recursive=True) if p.is_running()]
                peak.look(mine)

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        runs, walls = [], []
        for _ in range(NIGHTS):
            began = time.monotonic()
            runs.append(json.loads(here.bridge("run", "nightly", "--format", "json").stdout))
            walls.append(time.monotonic() - began)
        over.set()
        watcher.join()
    print(f"{machine()}; load {load_average():.1f}")
    last = runs[-1]
    print(f"{last['vacancies']} vacancies, {last['youths']} youths, {last['proposals']} proposals")
    for run, wall in zip(runs, walls, strict=True):
        share = run["seconds"] / MOST_SECONDS
        print(
            f"night {run['seconds']:5.1f} s ({share:4.0%} of {MOST_SECONDS:.0f} s), as a command {wall:.1f} s"
        )
    print(f"memory {peak.together / 1e9:.2f} GB ({peak.together / MOST_BYTES:.0%} of {MOST_BYTES / 1e9} GB)")
    for kind, size in sorted(peak.of.items(), key=lambda item: -item[1]):
        print(f"  {kind:12} {size / 1e6:6.0f} MB")


if __name__ == "__main__":
    main()
