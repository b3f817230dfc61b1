"""Free ports and waiting until something listens."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

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
