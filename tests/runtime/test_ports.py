"""Ports: two supervisors of one user never choose the same, also before anything listens there."""

from bridge.config import Settings
from bridge.runtime.ports import free_port, hold_port, is_free


def test_a_held_port_is_not_given_twice_and_comes_free_with_its_lock() -> None:
    wanted = free_port()
    first, lock = hold_port(wanted)
    second, other = hold_port(wanted)
    assert first == wanted != second
    lock.close()
    again, third = hold_port(wanted)
    assert again == wanted
    other.close()
    third.close()


def test_a_port_that_somebody_listens_on_is_not_free(servers: Settings) -> None:
    assert not is_free(int(servers.neo4j_uri.rpartition(":")[2]))
