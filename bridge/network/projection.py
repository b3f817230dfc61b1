"""The network as arrays: people as numbers, ties as two directed edges each with a reliability."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from bridge.domain.network import Person, PersonKind, Tie
from bridge.network.reliability import reliability


@dataclass(frozen=True, slots=True)
class Projection:
    """`m` directed edges sorted by source; `first[i]:first[i + 1]` are the edges that leave person i.

    `can_pass[i]` says whether i may stand between two others: an adult who takes part and has room.
    """

    ids: tuple[str, ...]
    number: dict[str, int]
    source: npt.NDArray[np.int32]
    target: npt.NDArray[np.int32]
    weight: npt.NDArray[np.float64]
    tie: npt.NDArray[np.int32]
    first: npt.NDArray[np.int64]
    can_pass: npt.NDArray[np.bool_]
    ties: tuple[Tie, ...]


def project(
    people: tuple[Person, ...], ties: tuple[Tie, ...], today: date, full: frozenset[str] = frozenset()
) -> Projection:
    """Arrays of the network. `full` are people whose week is full: they are passed over as go-betweens.

    Ties to unknown people are left out; people who opted out or are inactive take no part at all.
    """
    present = [p for p in people if p.active and not p.opted_out]
    ids = tuple(p.person_id for p in present)
    number = {person_id: i for i, person_id in enumerate(ids)}
    kept = tuple(t for t in ties if t.from_id in number and t.to_id in number and t.from_id != t.to_id)
    ends = np.array([(number[t.from_id], number[t.to_id]) for t in kept], np.int32).reshape(-1, 2)
    weights = np.array([reliability(t, today) for t in kept], np.float64)
    source = np.concatenate([ends[:, 0], ends[:, 1]])
    target = np.concatenate([ends[:, 1], ends[:, 0]])
    order = np.argsort(source, kind="stable")
    which = np.concatenate([np.arange(len(kept)), np.arange(len(kept))]).astype(np.int32)
    return Projection(
        ids=ids,
        number=number,
        source=source[order],
        target=target[order],
        weight=np.concatenate([weights, weights])[order],
        tie=which[order],
        first=np.searchsorted(source[order], np.arange(len(ids) + 1)),
        can_pass=np.array(
            [p.kind is not PersonKind.YOUTH and p.person_id not in full for p in present], np.bool_
        ),
        ties=kept,
    )
