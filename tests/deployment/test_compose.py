"""The deployment files: valid by the compose specification, nothing exposed but the web, no secret inside."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bridge.config import SECRET_NAMES, read_settings
from bridge.runtime import queue

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OWN = ("migrate", "web", "reader", "worker", "beat")


def test_the_file_is_valid_by_the_compose_specification() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run(
        [*check, str(ROOT / "docker-compose.yml")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_the_service_needs_is_there() -> None:
    assert set(SERVICES) == {"neo4j", "redis", *OWN}


def test_only_the_web_port_is_reachable_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert all(set(SERVICES[name]["networks"]) == {"inside"} for name in ("neo4j", "redis", "beat", "reader"))


def test_every_lasting_service_has_a_health_check_and_restarts() -> None:
    for name in set(SERVICES) - {"migrate"}:
        assert SERVICES[name]["healthcheck"]["test"], name
        assert SERVICES[name]["restart"] == "unless-stopped", name
    assert SERVICES["migrate"]["restart"] == "no"


def test_own_processes_wait_for_the_migration() -> None:
    for name in set(OWN) - {"migrate"}:
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_data_live_in_named_volumes() -> None:
    for name in ("neo4j", "redis", "beat"):
        (volume,) = SERVICES[name]["volumes"]
        assert volume.partition(":")[0] in COMPOSE["volumes"]


def test_the_worker_consumes_every_queue() -> None:
    command = SERVICES["worker"]["command"]
    assert set(command[command.index("-Q") + 1].split(",")) == set(queue.QUEUE_NAMES)


def test_secrets_come_from_files_and_none_stands_in_the_file() -> None:
    declared = set(COMPOSE["secrets"])
    for name, service in SERVICES.items():
        assert set(service.get("secrets", [])) <= declared
        for variable, value in service.get("environment", {}).items():
            if variable.removesuffix("_FILE") in (*SECRET_NAMES, "NEO4J_AUTH"):
                assert variable.endswith("_FILE"), f"{name}: {variable}"
                assert Path(value).parent == Path("/run/secrets")
                assert Path(value).name in service["secrets"]


def test_own_processes_run_without_rights() -> None:
    for name in OWN:
        service = SERVICES[name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]


def _instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def test_the_image_is_pinned_small_and_not_root() -> None:
    steps = _instructions()
    known = {"FROM", "ENV", "WORKDIR", "RUN", "COPY", "USER", "VOLUME", "EXPOSE", "CMD"}
    assert {word for word, _ in steps} <= known
    bases = [rest for word, rest in steps if word == "FROM"]
    assert len(bases) == 2
    assert all(re.search(r":[\w.-]*\d", base) and "latest" not in base for base in bases)
    users = [rest for word, rest in steps if word == "USER"]
    assert users and users[-1] not in ("root", "0")
    assert [word for word, _ in steps].index("USER") > [word for word, _ in steps].index("FROM")


def test_the_image_is_built_from_the_hashed_lock_and_holds_no_secret() -> None:
    steps = _instructions()
    installs = [rest for word, rest in steps if word == "RUN" and "pip install" in rest]
    assert any("--require-hashes" in rest for rest in installs)
    assert all("--require-hashes" in rest or "--no-deps" in rest for rest in installs)
    assert not any(re.search("password|secret|key=", rest, re.IGNORECASE) for _, rest in steps)
    for word, rest in steps:
        if word == "CMD":
            assert rest.startswith("["), "the exec form, so that signals arrive"


def test_what_stays_out_of_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert {".git", ".venv", ".bridge", "secrets", "*.env"} <= set(ignored)


def test_the_secrets_made_for_it_are_accepted_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    make = [sys.executable, str(ROOT / "scripts/make-secrets"), str(folder), "smtp://mail.example:25"]
    subprocess.run(make, check=True, capture_output=True)
    before = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    subprocess.run(make, check=True, capture_output=True)
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == before
    assert set(before) == set(COMPOSE["secrets"])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    environment = {
        name: value.replace("/run/secrets", str(folder))
        for name, value in SERVICES["web"]["environment"].items()
        if not value.startswith("$")
    }
    found = read_settings(
        {**environment, "BRIDGE_HOME": str(tmp_path), "BRIDGE_PUBLIC_URL": "https://a.example"}
    )
    assert (found.local_neo4j, found.local_redis, found.local_mail) == (False, False, False)
    assert found.secure_cookies
    assert found.redis_url.endswith("@redis:6379/0")


@pytest.mark.parametrize("name", ["scripts/make-secrets", "scripts/ensure-chromium", ".ci/run"])
def test_scripts_can_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
