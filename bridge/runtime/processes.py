"""Which process holds something: a mark that tells later, on the same machine, whether it still lives."""

from __future__ import annotations

import os
import socket

import psutil

_PREFIX = "process"


def own_mark() -> str:
    """Host, process id and start time of this process."""
    return f"{_PREFIX}:{socket.gethostname()}:{os.getpid()}:{psutil.Process().create_time():.2f}"


def has_died(mark: str) -> bool:
    """Whether the process of a mark is known to be gone; one on another machine never is."""
    prefix, _, rest = mark.partition(":")
    host, _, numbers = rest.partition(":")
    if prefix != _PREFIX or host != socket.gethostname():
        return False
    pid, _, started = numbers.partition(":")
    try:
        process = psutil.Process(int(pid))
        same = abs(process.create_time() - float(started)) < 1.0
        return not same or process.status() == psutil.STATUS_ZOMBIE
    except (psutil.NoSuchProcess, ValueError):
        return True
