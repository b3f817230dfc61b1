"""From nothing to `ready`: the first start of a fresh clone and later ones, as shares of what is allowed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.house import ROOT, load_average, machine, own_environment, wait_for_ready

MOST_FIRST, MOST_LATER = 300.0, 20.0
LATER = 3


def start(clone: Path, home: Path) -> tuple[float, float]:
    """Seconds of `make run` until ready, and from Ctrl-C until everything has stopped."""
    environment = {**own_environment(home), "BRIDGE_PORT": "8765"}
    environment.pop("VIRTUAL_ENV", None)
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "run"], cwd=clone, env=environment, stdout=subprocess.PIPE, stderr=sys.stderr, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        _, seconds = wait_for_ready(process, began)
        time.sleep(5)
        began = time.monotonic()
    finally:
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does on Ctrl-C
        process.wait(120)
    return seconds, time.monotonic() - began


def main() -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="brug-starts-"))
    try:
        clone, home = folder / "clone", folder / "home"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        first = start(clone, home)
        later = [start(clone, home) for _ in range(LATER)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{machine()}; load {load_average():.1f}")
    for name, limit, (seconds, stopped) in (
        ("first", MOST_FIRST, first),
        *(("later", MOST_LATER, each) for each in later),
    ):
        share = seconds / limit
        print(f"{name} start {seconds:5.1f} s ({share:.0%} of {limit:.0f} s), stop {stopped:.1f} s")


if __name__ == "__main__":
    main()
