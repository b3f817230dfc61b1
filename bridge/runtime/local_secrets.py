"""Secrets for local use: made once, kept in BRIDGE_HOME/secrets.env, readable by the owner only."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from bridge.config import SECRETS_FILE, SettingsFault, read_env_file
from bridge.runtime.vault import new_key


def _fresh() -> dict[str, str]:
    return {
        "NEO4J_PASSWORD": secrets.token_urlsafe(24),
        "REDIS_PASSWORD": secrets.token_urlsafe(24),
        "BRIDGE_SECRET_KEY": secrets.token_urlsafe(48),
        "BRIDGE_IDENTITY_KEYS": ":".join(new_key()),
    }


def write_private(path: Path, values: dict[str, str]) -> None:
    """Write `NAME=value` lines, mode 600 from the first byte, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(f".{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.writelines(f"{name}={value}\n" for name, value in values.items())
    part.replace(path)


def ensure(home: Path) -> dict[str, str]:
    """The local secrets, made when they are not there. `SettingsFault` when others may read the file."""
    path = home / SECRETS_FILE
    if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SettingsFault(f"{path} can be read by others: chmod 600 it")
    known = read_env_file(path)
    complete = _fresh() | known
    if complete != known:
        write_private(path, complete)
    return complete
