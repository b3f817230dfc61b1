"""A wire to a real server that can be cut and mended: a server that goes down, as the service sees it."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Wire:
    """Listens on a free port and carries every connection to a server, until it is cut."""

    def __init__(self, port: int) -> None:
        self.server = ("127.0.0.1", port)
        self.cut_off = False
        self.open: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                inside, _ = self.listener.accept()
            except OSError:
                return
            if self.cut_off:
                inside.close()
                continue
            try:
                outside = socket.create_connection(self.server, 5)
            except OSError:
                inside.close()
                continue
            self.open += [inside, outside]
            for source, target in ((inside, outside), (outside, inside)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    @staticmethod
    def _carry(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while chunk := source.recv(65536):
                target.sendall(chunk)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """End every connection, and take no new one."""
        self.cut_off = True
        for end in self.open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.open.clear()

    def mend(self) -> None:
        """Carry connections again."""
        self.cut_off = False

    def close(self) -> None:
        """Stop for good."""
        self.cut()
        self.listener.close()
