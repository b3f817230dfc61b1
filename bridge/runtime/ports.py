"""Free ports, held against other supervisors of the same user, and waiting until something listens."""

from __future__ import annotations

import fcntl
import os
import socket
import tempfile
import time
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TextIO

from bridge.errors import Unavailable

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether nothing listens on this port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_port(wanted: int = 0) -> int:
    """`wanted` when it is free, else a port the system picks."""
    if wanted and is_free(wanted):
        return wanted
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _locked(port: int) -> TextIO | None:
    folder = Path(tempfile.gettempdir()) / f"brug-ports-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    lock = (folder / str(port)).open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock


def hold_port(wanted: int) -> tuple[int, TextIO]:
    """`wanted` or another free port, and the open file whose lock says that it is spoken for.

    A first start takes minutes before its last program listens: without the lock a second checkout that
    starts meanwhile would find the same port free. Raises `Unavailable` when no port can be had.
    """
    for candidate in (wanted, *[0] * 20):
        port = free_port(candidate)
        lock = _locked(port)
        if lock is not None:
            return port, lock
    raise Unavailable("no free port could be found on 127.0.0.1")


def listens(port: int) -> bool:
    """Whether a connection to the port is taken."""
    try:
        socket.create_connection((LOOPBACK, port), timeout=0.5).close()
    except OSError:
        return False
    return True


def serves(port: int, path: str = "/healthz") -> bool:
    """Whether a web server answers the path with 200."""
    connection = HTTPConnection(LOOPBACK, port, timeout=5.0)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def wait_until(ready: Callable[[], bool], what: str, seconds: float, alive: Callable[[], bool]) -> None:
    """Wait until `ready()`. Raises `Unavailable` when `alive()` ends or the time is over."""
    end = time.monotonic() + seconds
    while not ready():
        if not alive():
            raise Unavailable(f"{what} stopped while starting")
        if time.monotonic() > end:
            raise Unavailable(f"{what} was not ready within {seconds:.0f} s")
        time.sleep(0.1)
