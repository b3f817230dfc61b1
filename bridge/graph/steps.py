"""Steps for `write_all` that stop the whole transaction when what they rely on is not there."""

from __future__ import annotations

from collections.abc import Callable

from bridge.errors import BridgeError
from bridge.graph.connection import Row, Runner, Statement


def needed(statement: Statement, missing: BridgeError) -> Callable[[Runner], list[Row]]:
    """A step that raises `missing` when its statement gives no row; nothing of the transaction stays."""

    def step(run: Runner) -> list[Row]:
        rows = run(*statement)
        if not rows:
            raise missing
        return rows

    return step
