"""Can a shift be reached and left again: clock times, nights, places nobody knows."""

from __future__ import annotations

from datetime import time

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.vacancy import Shift, Worksite
from bridge.matching.tables import MODES
from bridge.travel.reach import Network, Places, by_mode, quickest
from bridge.travel.timetable import Ride, Stop

HOME, WORK = (51.89, 4.49), (51.95, 4.10)
STOPS = (Stop("a", "thuis", *HOME), Stop("b", "werk", *WORK))
SITE = Worksite("w", "e", "werk", None, *WORK)
EVERY_DAY = tuple(range(1, 8))


def rides(first: int, last: int, days: tuple[int, ...] = EVERY_DAY, headway: float = 30) -> tuple[Ride, ...]:
    """A line there and back that takes 40 minutes."""
    return tuple(
        Ride("1", one, other, 40, headway, first, last, days) for one, other in (("a", "b"), ("b", "a"))
    )


def minutes(shift: Shift, lines: tuple[Ride, ...], site: Worksite = SITE) -> np.ndarray:
    """Minutes per means for one home."""
    places = Places(("3081",), np.array([HOME[0]]), np.array([HOME[1]]))
    return by_mode(places, site, (shift,), Network(STOPS, lines))[0]


def transit(shift: Shift, *lines: Ride) -> float:
    """Minutes by public transport, the worse of there and back."""
    return float(minutes(shift, lines)[MODES.index("transit")])


def test_a_day_shift_is_reached_and_left() -> None:
    assert 40 <= transit(Shift(time(9), time(17)), *rides(6 * 60, 23 * 60)) <= 90


def test_a_shift_that_begins_before_the_first_bus_cannot_be_reached() -> None:
    assert np.isinf(transit(Shift(time(6), time(14)), *rides(6 * 60, 23 * 60)))


def test_a_shift_that_ends_after_the_last_bus_cannot_be_left() -> None:
    assert np.isinf(transit(Shift(time(15), time(23, 50)), *rides(6 * 60, 23 * 60)))


def test_a_night_shift_goes_home_with_the_next_mornings_first_bus() -> None:
    night = Shift(time(22), time(6), (1, 2, 3))
    assert np.isfinite(transit(night, *rides(5 * 60 + 30, 23 * 60)))
    weekend = Shift(time(22), time(6), (6,))
    assert np.isinf(transit(weekend, *rides(5 * 60 + 30, 23 * 60, days=(1, 2, 3, 4, 5, 6))))


def test_a_shift_after_midnight_is_reached_with_the_evening_before() -> None:
    assert np.isfinite(transit(Shift(time(1), time(7), (2,)), *rides(5 * 60, 25 * 60)))


def test_the_worst_day_counts() -> None:
    weekdays = rides(5 * 60, 23 * 60, days=(1, 2, 3, 4, 5))
    late_sunday = rides(10 * 60, 23 * 60, days=(7,))
    assert np.isfinite(transit(Shift(time(7), time(15), (1, 3)), *weekdays, *late_sunday))
    assert np.isinf(transit(Shift(time(7), time(15), (1, 7)), *weekdays, *late_sunday))


def test_where_home_or_work_is_unknown_nothing_is_said() -> None:
    assert np.isnan(minutes(Shift(time(9), time(17)), (), Worksite("w", "e", "werk", None, None, None))).all()
    nowhere = Places(("0000",), np.array([np.nan]), np.array([np.nan]))
    assert np.isnan(by_mode(nowhere, SITE, (), Network(STOPS, ()))).all()


def test_each_travels_by_their_own_quickest_means() -> None:
    table = np.array([[60.0, 30.0, 20.0, 10.0, 45.0]])
    modes = np.array([0, 1, 1 << 1 | 1 << 4, 1 << 3], np.int8)
    assert list(quickest(table, np.zeros(4, np.int32), modes)) == [30.0, 60.0, 30.0, 10.0]


@settings(max_examples=40, deadline=None)
@given(st.integers(300, 600), st.integers(1000, 1500), st.integers(5, 60), st.integers(5, 22))
def test_more_buses_never_make_the_way_longer(first: int, last: int, headway: int, hour: int) -> None:
    shift = Shift(time(hour), time((hour + 8) % 24))
    some = rides(first, last, headway=headway)
    more = rides(first - 100, last + 100, headway=15)
    assert transit(shift, *some, *more) <= transit(shift, *some)
