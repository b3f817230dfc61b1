"""The allocation: every cap kept, nothing better left, seats given once."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.matching.allocation import FIRST_BONUS, Caps, Pairs, allocate, greedy, quality
from bridge.matching.candidates import Kept, SeatNeed
from bridge.matching.choosing import YOUTH_CAP, Room, choose, shortlist_length


@st.composite
def problems(draw: st.DrawFn) -> tuple[Pairs, Caps]:
    """Up to nine pairs of a few vacancies, youths and liaisons."""
    vacancies, youths, liaisons = draw(st.integers(1, 3)), draw(st.integers(1, 4)), draw(st.integers(1, 2))
    every = [(v, y) for v in range(vacancies) for y in range(youths)]
    chosen = draw(st.lists(st.sampled_from(every), min_size=1, max_size=9, unique=True))
    scores = draw(st.lists(st.integers(42, 99), min_size=len(chosen), max_size=len(chosen)))
    cap = st.integers(0, 3)
    caps = Caps(
        np.array([draw(cap) for _ in range(vacancies)], np.int32),
        np.array([draw(cap) for _ in range(youths)], np.int32),
        np.array([draw(cap) for _ in range(liaisons)], np.int32),
        np.array([draw(st.integers(0, liaisons - 1)) for _ in range(youths)], np.int32),
    )
    v, y = np.array(chosen, np.int32).T
    return Pairs(v, y, np.array(scores, np.float32) / 100), caps


def keeps_caps(pairs: Pairs, caps: Caps, chosen: np.ndarray) -> bool:
    """Whether a set stays within everybody's room."""
    checks = (
        (pairs.vacancy, caps.vacancy),
        (pairs.youth, caps.youth),
        (caps.liaison_of[pairs.youth], caps.liaison),
    )
    return all((np.bincount(group[chosen], minlength=len(cap)) <= cap).all() for group, cap in checks)


def worth(pairs: Pairs, chosen: np.ndarray) -> float:
    """What the allocation maximises."""
    return float(pairs.score[chosen].sum()) + FIRST_BONUS * len(set(pairs.youth[chosen].tolist()))


@settings(max_examples=60, deadline=None)
@given(problems())
def test_no_set_within_the_caps_is_worth_more(problem: tuple[Pairs, Caps]) -> None:
    pairs, caps = problem
    chosen = allocate(pairs, caps)
    assert keeps_caps(pairs, caps, chosen)
    n = len(pairs.score)
    masks = (np.isin(np.arange(n), some) for size in range(n + 1) for some in combinations(range(n), size))
    most = max(worth(pairs, mask) for mask in masks if keeps_caps(pairs, caps, mask))
    assert worth(pairs, chosen) == pytest.approx(most, abs=1e-5)


def test_greedy_sends_everybody_to_the_same_few_and_the_allocation_does_not() -> None:
    vacancy, youth = np.repeat(np.arange(6), 6).astype(np.int32), np.tile(np.arange(6), 6).astype(np.int32)
    score = (0.9 - 0.05 * youth).astype(np.float32)
    pairs = Pairs(vacancy, youth, score)
    caps = Caps(
        np.full(6, 2, np.int32), np.full(6, 3, np.int32), np.full(1, 99, np.int32), np.zeros(6, np.int32)
    )
    ours, theirs = (quality(pairs, how(pairs, caps), 6) for how in (allocate, greedy))
    assert ours.covered > theirs.covered
    assert ours.gini < theirs.gini
    assert ours.most <= 3 < theirs.most


def room(youths: int, **more: object) -> Room:
    """Youths of one liaison with room enough."""
    fields: dict[str, object] = {
        "liaison_of": {f"y{i}": "l1" for i in range(youths)},
        "liaison_room": {"l1": 99},
        "seats": {},
    }
    return Room(**(fields | more))  # type: ignore[arg-type]


def test_a_seat_is_given_once_and_the_best_gets_it() -> None:
    need = SeatNeed("r1", ("i1",), ("y0", "y1"))
    kept = [Kept("v1", 2, ("y0", "y1", "y2"), (0.9, 0.8, 0.5), (need,))]
    choice = choose(kept, room(3, seats={"i1": 1}))
    assert {pair[1] for pair in choice.pairs} == {"y0", "y2"}
    assert choice.seats == {("v1", "y0", "r1"): "i1"}
    assert choice.metrics["without_seat"] == 1


def test_one_seat_serves_all_proposals_of_a_youth() -> None:
    need = SeatNeed("r1", ("i1",), ("y0",))
    kept = [Kept(f"v{i}", 1, ("y0",), (0.9,), (need,)) for i in range(3)]
    choice = choose(kept, room(1, seats={"i1": 1}))
    assert len(choice.pairs) == 3


def test_pairs_people_decided_on_and_room_that_is_taken_are_left_out() -> None:
    kept = [Kept(f"v{i}", 1, ("y0", "y1"), (0.9, 0.5)) for i in range(8)]
    choice = choose(kept, room(2, closed={("v0", "y0")}, youth_taken={"y0": 3}, vacancy_taken={"v7": 3}))
    pairs = {(vacancy, youth) for vacancy, youth, _ in choice.pairs}
    assert ("v0", "y0") not in pairs
    assert sum(youth == "y0" for _, youth in pairs) == YOUTH_CAP - 3
    assert not any(vacancy == "v7" for vacancy, _ in pairs)
    assert choose([], room(0)).pairs == ()


def test_a_shortlist_is_three_per_opening_within_bounds() -> None:
    assert [shortlist_length(n) for n in (1, 2, 4, 50)] == [3, 6, 12, 12]
