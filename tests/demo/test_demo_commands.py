"""`bridge demo` as an operator meets it: progress on standard error, accounts printed, plain refusals."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from bridge.config import Settings
from bridge.domain.account import Role
from bridge.graph.demo import count_everything, find_marker
from bridge.services import accounts as account_service

SMALL = ("--youths", "40", "--vacancies", "12", "--seed", "5")


def bridge(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bridge.cli", "demo", *arguments]
    return subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=False)


def passwords() -> dict[str, str]:
    return {
        each["email"]: each["password"] for each in json.loads(bridge("accounts", "--format", "json").stdout)
    }


def test_load_prints_accounts_that_work_and_remove_takes_everything_away(clean_graph: Settings) -> None:
    before = count_everything()
    done = bridge("load", *SMALL)
    assert done.returncode == 0, done.stderr
    assert "-- youths" in done.stderr
    assert "youths: 40 new" in done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["role", "email", "password"]
    first = passwords()
    assert {line.split()[0] for line in lines[1:]} == {role.value for role in Role if role is not Role.YOUTH}
    assert all(email in done.stdout and password in done.stdout for email, password in first.items())
    for email, password in first.items():
        assert account_service.sign_in(email, password).account_id

    again = bridge("load", *SMALL, "--no-accounts")
    assert again.returncode == 0
    assert again.stdout == ""
    assert "youths: 0 new, 0 changed, 40 as they were" in again.stderr
    assert passwords() == first

    other = bridge("load", "--youths", "41", "--vacancies", "12")
    assert other.returncode == 2
    assert "demo remove" in other.stderr

    gone = bridge("remove")
    assert gone.returncode == 0
    assert "nodes gone" in gone.stderr
    assert count_everything() == before
    assert json.loads(bridge("accounts", "--format", "json").stdout) == []


def test_a_load_that_was_killed_is_finished_by_the_next(clean_graph: Settings) -> None:
    before = count_everything()
    command = [sys.executable, "-m", "bridge.cli", "demo", "load", *SMALL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as under_way:
        assert under_way.stderr
        said = next(line for line in under_way.stderr if line.startswith("-- reading"))
        under_way.kill()
    assert said
    marker = find_marker()
    assert marker
    assert not marker.complete
    assert bridge("load", *SMALL).returncode == 0
    finished, marker = count_everything(), find_marker()
    assert marker
    assert marker.complete
    assert bridge("load", *SMALL).returncode == 0
    assert count_everything() == finished
    assert bridge("remove").returncode == 0
    assert count_everything() == before
