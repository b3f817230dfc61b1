"""Settings: safe defaults, the environment first, one clear fault for what cannot be used."""

from pathlib import Path

import pytest

from bridge.config import SettingsFault, read_settings
from bridge.runtime.local_secrets import ensure, write_private


def test_defaults_are_local_and_cookies_secure_elsewhere(tmp_path: Path) -> None:
    here = read_settings({"BRIDGE_HOME": str(tmp_path)})
    assert (here.local_neo4j, here.local_redis, here.local_mail) == (True, True, True)
    assert not here.secure_cookies
    away = read_settings({"BRIDGE_HOME": str(tmp_path), "BRIDGE_PUBLIC_URL": "http://brug.example"})
    assert away.secure_cookies


def test_the_environment_wins_over_the_files(tmp_path: Path) -> None:
    write_private(tmp_path / "running.env", {"NEO4J_URI": "bolt://127.0.0.1:1", "BRIDGE_PORT": "8123"})
    found = read_settings({"BRIDGE_HOME": str(tmp_path), "NEO4J_URI": "neo4j+s://graph.example:7687"})
    assert found.neo4j_uri == "neo4j+s://graph.example:7687"
    assert (found.local_neo4j, found.local_redis, found.port) == (False, True, 8123)


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 40 + "\n")
    found = read_settings({"BRIDGE_HOME": str(tmp_path), "BRIDGE_SECRET_KEY_FILE": str(tmp_path / "key")})
    assert found.secret_key == "k" * 40


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BRIDGE_PORT", "abc"),
        ("BRIDGE_PORT", "70000"),
        ("NEO4J_URI", "http://graph.example"),
        ("REDIS_URL", "127.0.0.1"),
        ("SMTP_URL", "mail.example"),
        ("BRIDGE_SECRET_KEY", "short"),
        ("BRIDGE_IDENTITY_KEYS", "a:short"),
        ("BRIDGE_SECRET_KEY_FILE", "/nowhere"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsFault, match=name):
        read_settings({"BRIDGE_HOME": str(tmp_path), name: value})


def test_local_secrets_are_made_once_and_only_for_the_owner(tmp_path: Path) -> None:
    first = ensure(tmp_path / "home")
    path = tmp_path / "home" / "secrets.env"
    assert path.stat().st_mode & 0o777 == 0o600
    assert ensure(tmp_path / "home") == first
    path.chmod(0o644)
    with pytest.raises(SettingsFault, match="chmod 600"):
        ensure(tmp_path / "home")
