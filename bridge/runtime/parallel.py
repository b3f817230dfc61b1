"""Work on many parts in processes of its own, answers in order, only a few parts under way at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

Part = TypeVar("Part")
Answer = TypeVar("Answer")
AHEAD = 6
"""Parts handed out before the first answer is taken: bounds what is in memory."""
FEW = 3
"""Fewer parts than this are worked on in this process: starting others costs more."""


def in_order(
    work: Callable[[Part], Answer], parts: Iterable[Part], processes: int, ahead: int = AHEAD
) -> Iterator[Answer]:
    """Answers of `work` in the order of `parts`; `work` must be a function of a module, parts plain data."""
    remaining = iter(parts)
    first = list(islice(remaining, FEW))
    if len(first) < FEW or processes < 2:
        yield from map(work, chain(first, remaining))
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        under_way: list[Future[Answer]] = []
        for part in chain(first, remaining):
            under_way.append(pool.submit(work, part))
            if len(under_way) >= ahead:
                yield under_way.pop(0).result()
        for future in under_way:
            yield future.result()
