"""The command line: exit codes, data on standard output only, an example in every command's help."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_group

from bridge.cli import app
from bridge.config import Settings


def _bridge(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bridge.cli", *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def _commands(group: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "commands"):
            yield from _commands(command, (*words, name))
        else:
            yield (*words, name), command


COMMANDS = dict(_commands(get_group(app)))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_shows_an_example(words: tuple[str, ...]) -> None:
    assert f"bridge {' '.join(words)}" in (COMMANDS[words].help or "")


def test_status_has_the_agreed_shape_and_ends_with_1_while_a_server_is_down(servers: Settings) -> None:
    done = _bridge("status", "--format", "json")
    found = json.loads(done.stdout)
    assert list(found) == ["neo4j", "redis", "worker", "schema", "counts", "last_run"]
    assert set(found["neo4j"]) == {"ok", "version", "uri"}
    assert found["neo4j"]["ok"] and found["redis"]["ok"] and not found["worker"]["ok"]
    assert found["schema"]["pending"] == 0
    assert {"vacancies", "youths"} <= set(found["counts"])
    assert "@" not in found["redis"]["uri"]
    assert done.returncode == 1


def test_status_says_what_is_down_without_raising(tmp_path: Path) -> None:
    done = _bridge("status", "--format", "json", BRIDGE_HOME=str(tmp_path), NEO4J_URI="bolt://127.0.0.1:9")
    found = json.loads(done.stdout)
    assert not found["neo4j"]["ok"]
    assert done.returncode == 1


def test_migrating_twice_changes_nothing(servers: Settings) -> None:
    done = _bridge("migrate", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"applied": []})


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (("status",), {"BRIDGE_PORT": "abc"}, "BRIDGE_PORT"),
        (("status", "--format", "xml"), {}, "format"),
        (("unheard-of",), {}, "unheard-of"),
    ],
)
def test_bad_input_ends_with_2_and_says_where(
    arguments: tuple[str, ...], environment: dict[str, str], says: str
) -> None:
    done = _bridge(*arguments, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_stopping_when_nothing_runs_is_no_fault(tmp_path: Path) -> None:
    done = _bridge("down", BRIDGE_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "nothing was running\n")


def test_a_reader_that_stops_early_is_no_fault(servers: Settings) -> None:
    """`bridge status | head -1`: the pipe closes before everything is written."""
    command = [sys.executable, "-u", "-m", "bridge.cli", "status"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1
