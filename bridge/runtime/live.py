"""Client of the live reader: a small process that keeps the language model warm and stores nothing.

One request per connection, one line of JSON each way:
`{"document": "vacancy"|"note", "text": …, "title": …}` → the reading contract's JSON with `personal_data`,
or `{"error": …}` when the text cannot be read.
"""

from __future__ import annotations

import json
import socket
from typing import Any

from bridge.config import settings
from bridge.errors import InputError, Unavailable

CONNECT_SECONDS = 1.0
ANSWER_SECONDS = 10.0
MAX_ANSWER_BYTES = 8_000_000


def _ask(line: bytes) -> bytes:
    host, _, port = settings().reader_address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=CONNECT_SECONDS) as connection:
        connection.settimeout(ANSWER_SECONDS)
        connection.sendall(line)
        with connection.makefile("rb") as stream:
            return stream.readline(MAX_ANSWER_BYTES)


def read_live(document: str, text: str, title: str | None = None) -> dict[str, Any]:
    """Read a text now. Raises `Unavailable` when the reader is down, `InputError` when it refuses."""
    request = json.dumps({"document": document, "text": text, "title": title}, ensure_ascii=False)
    try:
        answer = _ask(request.encode("utf-8") + b"\n")
    except OSError as fault:
        raise Unavailable("de lezer is even niet bereikbaar") from fault
    if not answer.endswith(b"\n"):
        raise Unavailable("de lezer brak het antwoord af")
    reading: dict[str, Any] = json.loads(answer)
    if "error" in reading:
        raise InputError.at("text", str(reading["error"]))
    return reading
