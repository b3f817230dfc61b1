"""The region of demo size, loaded once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bridge.config import Settings
from bridge.demo import loader
from bridge.graph.demo import find_marker
from bridge.runtime import schema


@pytest.fixture(scope="package")
def region(servers: Settings) -> Iterator[list[str]]:
    """The whole region with one night behind it; what the load said."""
    with schema.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock "
            "AND (NOT n:Concept OR n.taxonomy = 'text') DETACH DELETE n"
        ).consume()
    said: list[str] = []
    loader.load(*loader.SIZES["demo"], loader.SEED, said.append)
    yield said
    if find_marker():
        loader.remove(lambda line: None, with_attached=True)
