"""A night on the queue whose worker, or whole house, is killed in the middle: it goes on by itself."""

import signal
import subprocess
import sys

import pytest

from bridge.config import Settings
from bridge.domain.run import Run, RunState
from bridge.services import nightly
from tests.faults.house import House, eventually
from tests.services.night_world import ADMIN, ask, build

START = (
    "from bridge.domain.account import system_actor; from bridge.services import nightly; "
    "nightly.start_now(system_actor())"
)


@pytest.fixture
def halfway(clean_graph: Settings, house: House) -> Run:
    """A run of which the worker of the house has done some parts and not all."""
    build(vacancies=2_400)
    house.up()
    eventually("the worker", house.worker_answers)
    subprocess.run([sys.executable, "-c", START], env=house.environment, check=True)
    eventually("the first parts", lambda: done_parts() >= 2, pause=0.005)
    return nightly.list_runs(ADMIN, 1)[0]


def done_parts() -> int:
    found = nightly.list_runs(ADMIN, 1)
    return sum(chunk.done for chunk in found[0].chunks) if found else 0


def is_published(run: Run) -> bool:
    return nightly.get_run(ADMIN, run.run_id).state is RunState.PUBLISHED


def check_whole(run: Run) -> None:
    """The run went on where it was: what was done stays as it was, and every proposal is there once."""
    ended = nightly.get_run(ADMIN, run.run_id)
    before = {chunk.number: chunk for chunk in run.chunks if chunk.done}
    assert before.items() <= {chunk.number: chunk for chunk in ended.chunks}.items()
    assert [found.run_id for found in nightly.list_runs(ADMIN)] == [run.run_id]
    rows = ask("MATCH (p:Proposal {state: 'new'}) RETURN count(p) AS n, count(DISTINCT p.proposal_id) AS ids")
    assert rows == [{"n": ended.proposals, "ids": ended.proposals}]
    assert ended.proposals > 0


def test_a_killed_worker_is_replaced_and_the_run_goes_on(house: House, halfway: Run) -> None:
    worker = house.find_child("worker")
    assert worker is not None
    family = [worker, *worker.children(recursive=True)]
    worker.kill()
    eventually("the end of its processes", lambda: not any(process.is_running() for process in family))
    eventually("the published run", lambda: is_published(halfway))
    check_whole(halfway)


def test_a_killed_house_leaves_nothing_and_the_next_start_ends_the_run(house: House, halfway: Run) -> None:
    family = house.family()
    house.end(signal.SIGKILL)
    eventually("the end of every child", lambda: not any(process.is_running() for process in family))
    house.up()
    eventually("the published run", lambda: is_published(halfway))
    check_whole(halfway)
