"""From candidates to proposals: the allocation under everybody's room, with the seats that gaps need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from bridge.matching.allocation import Caps, Pairs, allocate, greedy, quality
from bridge.matching.candidates import Kept

SHORTLIST_PER_OPENING, SHORTLIST_LEAST, SHORTLIST_MOST = 3, 3, 12
YOUTH_CAP = 5
"""Proposals a youth has at once, those a liaison holds on to included."""
LIAISON_ROOM = 15
"""Proposals a liaison gets where nobody set their weekly room."""
SEAT_ROUNDS = 3
"""Times the allocation is done again without the pairs for whom no seat was left."""

Seats = dict[tuple[str, str, str], str]
"""(vacancy, youth, requirement id) to the intake whose seat closes that gap."""


@dataclass(frozen=True, slots=True)
class Room:
    """Who has room: liaison per youth, rooms, free seats per intake, and what is taken already."""

    liaison_of: Mapping[str, str]
    liaison_room: Mapping[str, int]
    seats: Mapping[str, int]
    closed: AbstractSet[tuple[str, str]] = frozenset()
    youth_taken: Mapping[str, int] = field(default_factory=dict)
    vacancy_taken: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The pairs to propose, best first, the seats they need, and how the choice compares."""

    pairs: tuple[tuple[str, str, float], ...]
    seats: Seats
    metrics: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Board:
    vacancy_ids: tuple[str, ...]
    youth_ids: tuple[str, ...]
    pairs: Pairs
    needs: dict[tuple[int, int], tuple[tuple[str, tuple[str, ...]], ...]]


def shortlist_length(openings: int) -> int:
    """How many youths are proposed for a vacancy at once."""
    return min(SHORTLIST_MOST, max(SHORTLIST_LEAST, SHORTLIST_PER_OPENING * openings))


def _board(kept: Sequence[Kept], room: Room) -> _Board:
    """Candidates as arrays, without pairs that people decided on and youths without a liaison."""
    numbers = {youth_id: i for i, youth_id in enumerate(sorted(room.liaison_of))}
    vacancy, youth, score = [], [], []
    needs: dict[tuple[int, int], list[tuple[str, tuple[str, ...]]]] = {}
    for v, each in enumerate(kept):
        for youth_id, value in zip(each.youth_ids, each.scores, strict=True):
            if youth_id in numbers and (each.vacancy_id, youth_id) not in room.closed:
                vacancy.append(v)
                youth.append(numbers[youth_id])
                score.append(value)
        for need in each.needs:
            for youth_id in need.youth_ids:
                if youth_id in numbers:
                    place = needs.setdefault((v, numbers[youth_id]), [])
                    place.append((need.requirement_id, need.intake_ids))
    return _Board(
        tuple(each.vacancy_id for each in kept),
        tuple(numbers),
        Pairs(np.array(vacancy, np.int32), np.array(youth, np.int32), np.array(score, np.float32)),
        {place: tuple(several) for place, several in needs.items()},
    )


def _caps(board: _Board, kept: Sequence[Kept], room: Room) -> Caps:
    liaisons = sorted(set(room.liaison_of.values()))
    number = {liaison: i for i, liaison in enumerate(liaisons)}
    lengths = [shortlist_length(k.openings) - room.vacancy_taken.get(k.vacancy_id, 0) for k in kept]
    youths = [YOUTH_CAP - room.youth_taken.get(youth_id, 0) for youth_id in board.youth_ids]
    return Caps(
        vacancy=np.maximum(np.array(lengths, np.int32), 0),
        youth=np.maximum(np.array(youths, np.int32), 0),
        liaison=np.maximum(
            np.array([room.liaison_room.get(one, LIAISON_ROOM) for one in liaisons], np.int32), 0
        ),
        liaison_of=np.array([number[room.liaison_of[y]] for y in board.youth_ids], np.int32),
    )


def _seat(board: _Board, chosen: npt.NDArray[np.bool_], room: Room) -> tuple[Seats, list[int]]:
    """Give seats to the chosen, the highest score first; also the pairs for whom none was left."""
    left, taken = dict(room.seats), set()
    given: Seats = {}
    without: list[int] = []
    order = np.flatnonzero(chosen)
    for pair in order[np.argsort(-board.pairs.score[order], kind="stable")]:
        v, y = int(board.pairs.vacancy[pair]), int(board.pairs.youth[pair])
        for requirement_id, intake_ids in board.needs.get((v, y), ()):
            own = next((i for i in intake_ids if (i, y) in taken), None)
            free = own or next((i for i in intake_ids if left.get(i, 0) > 0), None)
            if free is None:
                without.append(int(pair))
                break
            if own is None:
                left[free] -= 1
                taken.add((free, y))
            given[(board.vacancy_ids[v], board.youth_ids[y], requirement_id)] = free
    return given, without


def _metrics(board: _Board, chosen: npt.NDArray[np.bool_], caps: Caps, dropped: int) -> dict[str, Any]:
    youths = len(board.youth_ids)
    peer = greedy(board.pairs, caps)
    total = float(board.pairs.score.sum())
    own = asdict(quality(board.pairs, chosen, youths))
    return {
        "allocated": {**own, "pairs": int(chosen.sum()), "coverage": own["covered"] / max(1, youths)},
        "greedy": {**asdict(quality(board.pairs, peer, youths)), "pairs": int(peer.sum())},
        "candidates": len(board.pairs.score),
        "candidate_score": total,
        "youths": youths,
        "without_seat": dropped,
    }


def choose(kept: Sequence[Kept], room: Room) -> Choice:
    """The set with the highest total score under all caps, each gap that needs a seat having one."""
    board = _board(kept, room)
    caps = _caps(board, kept, room)
    alive = np.ones(len(board.pairs.score), bool)
    chosen, seats = np.zeros(len(alive), bool), Seats()
    for _ in range(SEAT_ROUNDS):
        index = np.flatnonzero(alive)
        some = Pairs(board.pairs.vacancy[index], board.pairs.youth[index], board.pairs.score[index])
        chosen = np.zeros(len(alive), bool)
        chosen[index[allocate(some, caps)]] = True
        seats, without = _seat(board, chosen, room)
        if not without:
            break
        alive[without] = False
        chosen[without] = False
    order = np.flatnonzero(chosen)
    order = order[np.argsort(-board.pairs.score[order], kind="stable")]
    pairs = tuple(
        (
            board.vacancy_ids[board.pairs.vacancy[i]],
            board.youth_ids[board.pairs.youth[i]],
            float(board.pairs.score[i]),
        )
        for i in order
    )
    return Choice(pairs, seats, _metrics(board, chosen, caps, int((~alive).sum())))
