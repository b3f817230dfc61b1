"""A house for every test of faults; it is stopped when the test ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bridge.config import Settings
from tests.faults.house import House


@pytest.fixture
def house(tmp_path: Path, servers: Settings) -> Iterator[House]:
    made = House(tmp_path / "home", servers)
    yield made
    made.leave()
