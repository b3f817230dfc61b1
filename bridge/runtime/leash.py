"""Run a command that ends when its parent ends, also when the parent is killed without a word.

`python leash.py PARENT_PID COMMAND…`. On Linux the kernel sends the signal (PR_SET_PDEATHSIG stays set across
exec); elsewhere this small process stays between the two and looks once a second.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1


def _linux(parent: int, command: list[str]) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) != 0:
        sys.exit(f"prctl: {os.strerror(ctypes.get_errno())}")
    if os.getppid() != parent:  # the parent died before the leash was on
        sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606 (replaces this process; no shell)


def _elsewhere(parent: int, command: list[str]) -> int:
    child = subprocess.Popen(command)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: child.terminate())
    while child.poll() is None:
        if os.getppid() != parent:
            child.terminate()
        time.sleep(1)
    return child.returncode


if __name__ == "__main__":
    if sys.platform == "linux":
        _linux(int(sys.argv[1]), sys.argv[2:])
    else:
        sys.exit(_elsewhere(int(sys.argv[1]), sys.argv[2:]))
