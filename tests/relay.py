"""A line to a server that can be cut and mended: connections through it break, as when the server stops."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Thread

from bridge.runtime.ports import LOOPBACK


class Relay:
    """Listens on a port of its own and passes bytes on to `target`; use it as a context."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.open: list[socket.socket] = []
        self.listener = self._listen(0)
        self.port = int(self.listener.getsockname()[1])

    def __enter__(self) -> Relay:
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server((LOOPBACK, port))
        Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection((LOOPBACK, self.target))
                self.open += [near, far]
                for one, other in ((near, far), (far, near)):
                    Thread(target=self._pass, args=(one, other), daemon=True).start()

    @staticmethod
    def _pass(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65_536):
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """Refuse new connections and break those there are."""
        for each in (self.listener, *self.open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self.open.clear()

    def mend(self) -> None:
        """Take connections again, on the same port."""
        self.listener = self._listen(self.port)
