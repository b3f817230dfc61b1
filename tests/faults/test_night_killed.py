"""A night that is killed with -9 in the middle: people keep the old results, the next start goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bridge.config import Settings
from bridge.domain.run import Run, RunState
from bridge.runtime.processes import has_died, own_mark
from bridge.services import nightly
from tests.services.night_world import ADMIN, ask, build

COMMAND = (sys.executable, "-m", "bridge.cli", "run", "nightly")


@contextmanager
def night_process() -> Iterator[subprocess.Popen[str]]:
    """`bridge run nightly` as a process of its own; it is ended when the test ends."""
    process = subprocess.Popen(
        COMMAND, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for_chunks(count: int) -> Run:
    """The newest run once this many of its chunks are done."""
    for _ in range(2_000):
        found = nightly.list_runs(ADMIN, 1)
        underway = found and found[0].state is not RunState.PUBLISHED
        if underway and sum(chunk.done for chunk in found[0].chunks) >= count:
            return found[0]
        time.sleep(0.01)
    raise AssertionError("no run got that far")


@pytest.mark.parametrize("at", [signal.SIGKILL, signal.SIGTERM])
def test_killed_in_the_middle_it_goes_on_at_the_first_unfinished_chunk(
    clean_graph: Settings, at: int
) -> None:
    build(vacancies=6)
    before = nightly.run_all(ADMIN)
    build(vacancies=48)
    with night_process() as process:
        run = wait_for_chunks(2)
        process.send_signal(at)
        process.wait()
    halted = nightly.get_run(ADMIN, run.run_id)
    done = [chunk for chunk in halted.chunks if chunk.done]
    assert halted.state is RunState.RUNNING
    assert 2 <= len(done) < len(halted.chunks)
    assert nightly.current_run_id() == before.run_id
    assert {r["r"] for r in ask("MATCH (p:Proposal {state: 'new'}) RETURN DISTINCT p.run_id AS r")} == {
        before.run_id
    }

    resumed = nightly.run_all(ADMIN)
    assert resumed.run_id == run.run_id
    assert [c for c in resumed.chunks if c.number in {d.number for d in done}] == done
    assert resumed.state is RunState.PUBLISHED
    assert nightly.current_run_id() == run.run_id
    rows = ask("MATCH (p:Proposal {state: 'new'}) RETURN count(p) AS n, count(DISTINCT p.proposal_id) AS ids")
    assert rows == [{"n": resumed.proposals, "ids": resumed.proposals}]


def test_a_second_process_is_refused_while_the_first_lives(clean_graph: Settings) -> None:
    build(vacancies=48)
    with night_process() as first:
        wait_for_chunks(1)
        first.send_signal(signal.SIGSTOP)
        second = subprocess.run(COMMAND, env=dict(os.environ), capture_output=True, text=True, check=False)
        first.send_signal(signal.SIGCONT)
        assert second.returncode == 2
        assert "al een nachtrun bezig" in second.stderr
        out, _ = first.communicate()
        assert first.returncode == 0
        assert "published" in out
    assert len(nightly.list_runs(ADMIN)) == 1


def test_a_mark_tells_whether_its_process_lives() -> None:
    assert not has_died(own_mark())
    gone = subprocess.Popen(
        [sys.executable, "-c", "from bridge.runtime.processes import own_mark; print(own_mark())"],
        stdout=subprocess.PIPE,
        text=True,
    )
    mark = gone.communicate()[0].strip()
    assert has_died(mark)
    assert not has_died("queue:some-run")
    assert not has_died(mark.replace(":", ":elsewhere-", 1))
