"""Run a command that ends when its parent ends, also when the parent is killed without a word.

`python leash.py PARENT_PID SIGNAL COMMAND…`: SIGNAL is the number the command gets then. On Linux the kernel
sends it (PR_SET_PDEATHSIG stays set across exec); elsewhere this small process stays between the two and
looks once a second.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1


def _linux(parent: int, number: int, command: list[str]) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0) != 0:
        sys.exit(f"prctl: {os.strerror(ctypes.get_errno())}")
    if os.getppid() != parent:  # the parent died before the leash was on
        sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606 (replaces this process; no shell)


def _elsewhere(parent: int, number: int, command: list[str]) -> int:
    child = subprocess.Popen(command)
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: child.terminate())
    while child.poll() is None:
        if os.getppid() != parent:
            child.send_signal(number)
        time.sleep(1)
    return child.returncode


if __name__ == "__main__":
    arguments = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    if sys.platform == "linux":
        _linux(*arguments)
    else:
        sys.exit(_elsewhere(*arguments))
