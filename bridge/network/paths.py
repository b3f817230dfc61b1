"""Through whom: the k most reliable loop-free paths of people from a youth to an employer.

A path's reliability is the product of its ties'. Reach tables (the best product from each person to a contact
in at most s steps) make a best-first search exact: they never underestimate what is still to be had.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bridge.domain.network import BridgePath, PathTie, Person
from bridge.network.projection import Projection

MAX_STEPS = 4
_MAX_POPS = 20_000


@dataclass(frozen=True, slots=True)
class FoundPath:
    """A path as person numbers and tie numbers, with its reliability in [0, 1]."""

    people: tuple[int, ...]
    ties: tuple[int, ...]
    reliability: float


def reach(projection: Projection, contacts: Iterable[int], steps: int = MAX_STEPS) -> npt.NDArray[np.float64]:
    """Best reliability from everyone to one of `contacts` in at most s steps: array [steps + 1, people]."""
    table = np.zeros((steps + 1, len(projection.ids)))
    table[:, list(contacts)] = 1.0
    if not len(projection.source):
        return table
    for s in range(1, steps + 1):
        onward = table[s - 1] * projection.can_pass
        onward[list(contacts)] = 1.0
        table[s] = table[s - 1]
        np.maximum.at(table[s], projection.source, projection.weight * onward[projection.target])
    return table


def best_paths(
    projection: Projection, start: int, contacts: frozenset[int], table: npt.NDArray[np.float64], k: int = 3
) -> tuple[FoundPath, ...]:
    """The k most reliable paths from `start`, best first; each differs in at least one go-between."""
    steps = table.shape[0] - 1
    queue: list[tuple[float, tuple[int, ...], tuple[int, ...], float]] = [
        (-table[steps, start], (start,), (), 1.0)
    ]
    found: list[FoundPath] = []
    seen: set[frozenset[int]] = set()
    for _ in range(_MAX_POPS):
        if not queue or len(found) == k:
            break
        _bound, people, ties, product = heapq.heappop(queue)
        here = people[-1]
        if here in contacts and len(people) > 1:
            between = frozenset(people[1:-1]) or frozenset({-1 - here})
            if between not in seen:
                seen.add(between)
                found.append(FoundPath(people, ties, product))
            continue
        left = steps - len(ties) - 1
        if left < 0 or (len(people) > 1 and not projection.can_pass[here]):
            continue
        for edge in range(projection.first[here], projection.first[here + 1]):
            onward = int(projection.target[edge])
            bound = product * projection.weight[edge] * table[left, onward]
            if onward not in people and bound > 0:
                step = (*people, onward), (*ties, int(projection.tie[edge]))
                heapq.heappush(queue, (-bound, *step, product * float(projection.weight[edge])))
    return tuple(found)


def in_words(
    projection: Projection,
    path: FoundPath,
    people: Mapping[str, Person],
    employer_id: str,
) -> BridgePath:
    """A found path with names and what is known of each tie, as a person reads it.

    A liaison who works for the hiring company makes it a conflict of interest.
    """
    steps = []
    left = path.people[0]
    for number, tie_number in zip(path.people[1:], path.ties, strict=True):
        tie = projection.ties[tie_number]
        a, b = projection.ids[left], projection.ids[number]
        to = people[b]
        own = slice(int(projection.first[left]), int(projection.first[left + 1]))
        edge = own.start + int(np.flatnonzero(projection.tie[own] == tie_number)[0])
        steps.append(
            PathTie(
                from_id=a,
                from_name=people[a].display_name if a in people else "",
                to_id=b,
                to_name=to.display_name,
                to_role=to.role,
                reliability=round(float(projection.weight[edge]), 3),
                sphere=tie.sphere.value,
                since=tie.since,
                last_contact=tie.last_contact,
                how=tie.how,
            )
        )
        left = number
    conflict = any(
        people[projection.ids[n]].employer_id == employer_id
        for n in path.people[1:-1]
        if projection.ids[n] in people
    )
    return BridgePath(tuple(steps), round(path.reliability, 4), conflict)


def missing_acquaintance(
    projection: Projection, start: int, contacts: frozenset[int], table: npt.NDArray[np.float64]
) -> tuple[int, int] | None:
    """Where no path exists: whom to introduce to whom, as two person numbers.

    The nearest of the youth's own circle is joined to the best known contact; None where the youth
    knows nobody.
    """
    own = np.arange(projection.first[start], projection.first[start + 1])
    own = own[projection.can_pass[projection.target[own]]] if len(own) else own
    if not len(own) or not contacts:
        return None
    nearest = int(projection.target[own[np.argmax(projection.weight[own])]])
    degree = np.diff(projection.first)
    best = max(contacts, key=lambda c: (degree[c], -c))
    return nearest, best
