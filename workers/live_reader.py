"""The live reader: reads what is being typed, over loopback, a line of JSON each way; keeps no text.

A process of its own, so that no web worker holds a language model or waits for another's text
(`bridge.runtime.live` is the client). `python -m workers.live_reader` runs it in the foreground.
"""

from __future__ import annotations

import json
import socketserver
import threading
from typing import Any

from bridge.config import settings
from bridge.errors import BridgeError
from bridge.runtime import logs
from bridge.services.reading import read_text

MAX_REQUEST_BYTES = 400_000
"""40,000 characters of JSON with room for escapes."""
IDLE_SECONDS = 10.0
MAX_THREADS = 16
_READING = threading.Lock()
"""Reading is pure computation: two at once would only slow each other."""


class Refused(Exception):
    """A request that is not what the protocol says; the message is for its sender."""


def _request(line: bytes) -> tuple[str, str, str | None]:
    """(document, text, title) of one line. Raises `Refused`."""
    if not line.endswith(b"\n"):
        raise Refused("de tekst is te lang")
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise Refused("dit is geen JSON") from fault
    if not isinstance(asked, dict):
        raise Refused("dit is geen vraag")
    document, text, title = asked.get("document"), asked.get("text"), asked.get("title")
    if not isinstance(document, str) or not isinstance(text, str) or not isinstance(title, str | None):
        raise Refused("document, text en title zijn tekst")
    return document, text, title


def answer(line: bytes) -> dict[str, Any]:
    """The answer to one line: a reading, or `error` in words."""
    try:
        document, text, title = _request(line)
        with _READING:
            return read_text(document, text, title)
    except Refused as fault:
        return {"error": str(fault)}
    except BridgeError as fault:
        return {"error": fault.message}
    except Exception as fault:
        logs.log("live_reading_failed", code=type(fault).__name__, size=len(line))
        return {"error": "deze tekst kan niet gelezen worden"}


class Handler(socketserver.StreamRequestHandler):
    """One connection, one question, one answer."""

    timeout = IDLE_SECONDS

    def handle(self) -> None:
        """Answer the first line; a peer that is silent or gone is let go."""
        try:
            line = self.rfile.readline(MAX_REQUEST_BYTES + 1)
            if line:
                self.wfile.write(json.dumps(answer(line), ensure_ascii=False).encode("utf-8") + b"\n")
        except OSError:
            return


class Server(socketserver.ThreadingTCPServer):
    """Threads for waiting peers, at most `MAX_THREADS`; one reading at a time."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int]) -> None:
        self._room = threading.BoundedSemaphore(MAX_THREADS)
        super().__init__(address, Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Wait for room before a thread is started."""
        self._room.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Give the room back when the thread ends."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A broken connection is not worth a traceback, which might show text."""
        logs.log("live_connection_failed")


def main() -> None:
    """Load the model, listen on READER_ADDRESS, and answer until stopped."""
    logs.configure("reader")
    host, _, port = settings().reader_address.rpartition(":")
    read_text("note", "Kan goed sleutelen en heeft rijbewijs B.")
    read_text("vacancy", "Je hebt VCA en werkt in ploegen.", "Monteur")
    with Server((host, int(port))) as server:
        logs.log("live_reader_ready")
        try:
            server.serve_forever(poll_interval=0.5)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
