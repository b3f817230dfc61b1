"""The supervisor under fire: one per home, crashed children come back, kill -9 leaves nothing behind."""

import signal
import subprocess
import sys

import psutil

from tests.faults.house import House, eventually


def test_one_per_home_and_a_crashed_worker_comes_back(house: House) -> None:
    assert house.up() == f"ready http://127.0.0.1:{house.environment['BRIDGE_PORT']}"
    again = house.run("up")
    assert again.returncode == 2
    assert "already running" in again.stderr
    eventually("the worker", house.worker_answers)
    killed = house.find_child("worker")
    assert killed is not None
    killed.kill()
    eventually("another worker", lambda: house.find_child("worker") not in (None, killed))
    eventually("its answer", house.worker_answers)
    family = house.family()
    assert house.run("down").returncode == 0
    assert psutil.wait_procs(family, timeout=0)[1] == []
    assert not (house.home / "running.env").exists()


def test_killing_the_supervisor_ends_its_children_and_the_next_start_is_whole(house: House) -> None:
    house.up()
    family = house.family()
    assert len(family) >= 6
    house.end(signal.SIGKILL)
    eventually("the end of every child", lambda: not any(child.is_running() for child in family))
    assert (house.home / "supervisor.pid").exists()
    assert house.up().startswith("ready ")
    assert house.end(signal.SIGINT) == 0
    assert not (house.home / "supervisor.pid").exists()


def test_taken_ports_are_replaced_by_free_ones(house: House) -> None:
    taken = house.environment["BRIDGE_PORT"]
    squatter = subprocess.Popen(
        [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", taken],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        eventually("the squatter", lambda: bool(psutil.Process(squatter.pid).net_connections()))
        address = house.up()
        assert address.startswith("ready http://127.0.0.1:")
        assert not address.endswith(f":{taken}")
    finally:
        squatter.kill()
        squatter.wait()
