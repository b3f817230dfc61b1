"""The local mail catcher: takes every message over SMTP and keeps it as a file, to be looked at.

Run as `python -m bridge.runtime.mail_catcher HOST:PORT FOLDER`. Nothing leaves the machine.
"""

from __future__ import annotations

import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller

from bridge.config import settings

MAX_BYTES = 1_000_000
KEEP = 500
_numbers = count()


@dataclass(frozen=True, slots=True)
class Caught:
    """One message as the mail page shows it."""

    name: str
    at: datetime
    to: str
    subject: str
    text: str


class _Keeper:
    """What the SMTP controller calls for each message."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 (the library's name)
        name = f"{time.time_ns():020d}-{next(_numbers):06d}.eml"
        part = self.folder / f"{name}.part"
        part.write_bytes(envelope.content)
        part.replace(self.folder / name)
        for old in sorted(self.folder.glob("*.eml"))[:-KEEP]:
            old.unlink(missing_ok=True)
        return "250 kept"


def _read(path: Path) -> Caught:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",)) if isinstance(message, EmailMessage) else None
    return Caught(
        name=path.stem,
        at=datetime.fromtimestamp(int(path.name[:20]) / 1e9, UTC),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=str(body.get_content()) if body is not None else "",
    )


def list_caught(limit: int = 100) -> tuple[Caught, ...]:
    """The newest messages first."""
    folder = settings().mail_folder
    paths = sorted(folder.glob("*.eml"), reverse=True)[:limit] if folder.is_dir() else []
    return tuple(_read(path) for path in paths)


def find_caught(name: str) -> Caught | None:
    """One message by its name, or None."""
    return next((caught for caught in list_caught(KEEP) if caught.name == name), None)


def main() -> int:
    """Catch until told to stop."""
    at, folder = urlsplit(f"smtp://{sys.argv[1]}"), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    controller = Controller(
        _Keeper(folder), hostname=at.hostname or "127.0.0.1", port=at.port or 1025, data_size_limit=MAX_BYTES
    )
    stop = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, stop)  # before the controller starts its thread
    controller.start()
    signal.sigwait(stop)
    controller.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
