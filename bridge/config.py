"""Settings, read once and validated: from the environment, and for local use from files under BRIDGE_HOME.

`bridge up` keeps the secrets it generated in `BRIDGE_HOME/secrets.env` (mode 600) and the addresses of the
servers it started in `BRIDGE_HOME/running.env`, so that a command in another terminal finds them. A variable
in the environment always wins. `NAME_FILE` may point at a file that holds the value of `NAME`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

CHECKOUT = Path(__file__).resolve().parent.parent
SECRETS_FILE = "secrets.env"
RUNNING_FILE = "running.env"
DEFAULT_PORT = 8000
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_LINE = re.compile(r"^([A-Z][A-Z0-9_]*)=(.*)$")


class SettingsFault(ValueError):
    """One or more variables cannot be used; the message names each and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs from one installation to the next."""

    home: Path
    """Folder of local data, logs and generated secrets (BRIDGE_HOME, default .bridge in the checkout)."""
    port: int
    """Port of the web server (BRIDGE_PORT)."""
    public_url: str
    """Address people use, without a trailing slash: links in mails (BRIDGE_PUBLIC_URL)."""
    neo4j_uri: str
    neo4j_user: str
    neo4j_password: str
    neo4j_database: str
    redis_url: str
    smtp_url: str
    """smtp://[user:password@]host:port[?starttls=true] or smtps://…"""
    mail_from: str
    reader_address: str
    """host:port of the live reader (READER_ADDRESS)."""
    secret_key: str
    """Signs sessions and links (BRIDGE_SECRET_KEY)."""
    identity_keys: tuple[tuple[str, str], ...]
    """(key id, 32 bytes in URL-safe base64): the first encrypts, all decrypt (BRIDGE_IDENTITY_KEYS)."""
    local_neo4j: bool
    """No NEO4J_URI in the environment: `bridge up` starts one."""
    local_redis: bool
    local_mail: bool
    max_upload_bytes: int

    @property
    def secure_cookies(self) -> bool:
        """Cookies only over https, unless people reach the service on this very machine."""
        at = urlsplit(self.public_url)
        return not (at.scheme == "http" and (at.hostname or "") in LOOPBACK)

    @property
    def mail_folder(self) -> Path:
        """Where the local mail catcher keeps messages."""
        return self.home / "mail"

    @property
    def logs(self) -> Path:
        """Where the supervisor keeps the children's logs."""
        return self.home / "logs"


def home_folder(environ: Mapping[str, str]) -> Path:
    """BRIDGE_HOME as an absolute path, or `.bridge` in the checkout."""
    return Path(environ.get("BRIDGE_HOME") or CHECKOUT / ".bridge").expanduser().absolute()


def read_env_file(path: Path) -> dict[str, str]:
    """`NAME=value` lines of a file; empty when it is not there."""
    if not path.is_file():
        return {}
    found = (_LINE.match(line.strip()) for line in path.read_text("utf-8").splitlines())
    return {match[1]: match[2] for match in found if match}


def merged_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment over the local files, with `NAME_FILE` read into `NAME`."""
    home = home_folder(environ)
    given = {name: value for name, value in environ.items() if value != ""}
    for name in [
        name for name in given if name.endswith("_FILE") and name.removesuffix("_FILE") in SECRET_NAMES
    ]:
        path = Path(given[name])
        if not path.is_file():
            raise SettingsFault(f"{name}: there is no file {path}")
        given.setdefault(name.removesuffix("_FILE"), path.read_text("utf-8").strip())
    return read_env_file(home / SECRETS_FILE) | read_env_file(home / RUNNING_FILE) | given


SECRET_NAMES = ("NEO4J_PASSWORD", "REDIS_URL", "SMTP_URL", "BRIDGE_SECRET_KEY", "BRIDGE_IDENTITY_KEYS")
_SCHEMES = {
    "NEO4J_URI": ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"),
    "REDIS_URL": ("redis", "rediss", "unix"),
    "SMTP_URL": ("smtp", "smtps"),
    "BRIDGE_PUBLIC_URL": ("http", "https"),
}


def _identity_keys(text: str) -> tuple[tuple[str, str], ...]:
    """`id:key,id:key` as pairs."""
    pairs = [part.strip().partition(":") for part in text.split(",") if part.strip()]
    if any(not key_id or len(key) < 43 for key_id, _, key in pairs):
        raise SettingsFault("BRIDGE_IDENTITY_KEYS: write id:key, with 32 bytes in URL-safe base64 as the key")
    return tuple((key_id, key) for key_id, _, key in pairs)


def _number(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = env.get(name, str(default))
    if not text.isdigit() or not low <= int(text) <= high:
        raise SettingsFault(f"{name}: {text!r} is not a number from {low} to {high}")
    return int(text)


def _address(env: Mapping[str, str], name: str, default: str) -> str:
    text = env.get(name, default)
    if urlsplit(text).scheme not in _SCHEMES[name]:
        raise SettingsFault(f"{name}: starts with none of {', '.join(_SCHEMES[name])}")
    return text


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings of an environment. Raises `SettingsFault` naming the variable that cannot be used."""
    env = merged_environment(environ)
    port = _number(env, "BRIDGE_PORT", DEFAULT_PORT, 1, 65535)
    secret_key = env.get("BRIDGE_SECRET_KEY", "")
    if secret_key and len(secret_key) < 32:
        raise SettingsFault("BRIDGE_SECRET_KEY: give at least 32 characters")
    return Settings(
        home=home_folder(env),
        port=port,
        public_url=_address(env, "BRIDGE_PUBLIC_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        neo4j_uri=_address(env, "NEO4J_URI", "bolt://127.0.0.1:7687"),
        neo4j_user=env.get("NEO4J_USER", "neo4j"),
        neo4j_password=env.get("NEO4J_PASSWORD", ""),
        neo4j_database=env.get("NEO4J_DATABASE", "neo4j"),
        redis_url=_address(env, "REDIS_URL", "redis://127.0.0.1:6379/0"),
        smtp_url=_address(env, "SMTP_URL", "smtp://127.0.0.1:1025"),
        mail_from=env.get("BRIDGE_MAIL_FROM", "brug@localhost"),
        reader_address=env.get("READER_ADDRESS", "127.0.0.1:7690"),
        secret_key=secret_key,
        identity_keys=_identity_keys(env.get("BRIDGE_IDENTITY_KEYS", "")),
        local_neo4j=not environ.get("NEO4J_URI"),
        local_redis=not (environ.get("REDIS_URL") or environ.get("REDIS_URL_FILE")),
        local_mail=not (environ.get("SMTP_URL") or environ.get("SMTP_URL_FILE")),
        max_upload_bytes=_number(env, "BRIDGE_MAX_UPLOAD_MB", 10, 1, 100) * 1_000_000,
    )


@cache
def settings() -> Settings:
    """The settings of this process; `settings.cache_clear()` makes the next call read them again."""
    return read_settings(os.environ)
