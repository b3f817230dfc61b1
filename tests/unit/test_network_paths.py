"""Through whom: the best paths, found by trying every path of a small network."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.network import Person, PersonKind, Tie
from bridge.domain.reading import Sphere
from bridge.network.paths import MAX_STEPS, best_paths, in_words, missing_acquaintance, reach
from bridge.network.projection import Projection, project
from bridge.network.reliability import reliability

TODAY = date(2026, 11, 24)
KINDS = {"y": PersonKind.YOUTH, "l": PersonKind.LIAISON, "k": PersonKind.CONNECTOR, "c": PersonKind.CONTACT}


def people(*ids: str, **more: object) -> tuple[Person, ...]:
    """People whose kind is the first letter of their id; contacts work at e1."""
    return tuple(
        Person(i, KINDS[i[0]], i.upper(), employer_id="e1" if i[0] == "c" else None, **more)  # type: ignore[arg-type]
        for i in ids
    )


def tie(one: str, other: str, strength: int = 4) -> Tie:
    """A tie spoken of this week."""
    return Tie(one, other, strength, Sphere.INFORMAL, last_contact=TODAY)


def search(network: Projection, k: int = 3) -> list[tuple[tuple[str, ...], float]]:
    """Best paths from y1 to any contact, as ids."""
    contacts = frozenset(i for i, name in enumerate(network.ids) if name.startswith("c"))
    found = best_paths(network, network.number["y1"], contacts, reach(network, contacts), k)
    return [(tuple(network.ids[p] for p in path.people), path.reliability) for path in found]


@st.composite
def networks(draw: st.DrawFn) -> Projection:
    """Seven people and some ties between them."""
    ids = ("y1", "y2", "l1", "l2", "k1", "c1", "c2")
    pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12))
    ties = tuple(tie(a, b, draw(st.integers(1, 5))) for a, b in chosen)
    return project(people(*ids), ties, TODAY, frozenset(draw(st.sets(st.sampled_from(["l2", "k1"])))))


def every_path(network: Projection) -> list[float]:
    """Reliabilities of all paths, by trying all orders of people."""
    weight = {
        (int(s), int(t)): float(w)
        for s, t, w in zip(network.source, network.target, network.weight, strict=True)
    }
    start = network.number["y1"]
    contacts = {i for i, name in enumerate(network.ids) if name.startswith("c")}
    between = [i for i in range(len(network.ids)) if network.can_pass[i] and i not in contacts]
    found = []
    for length in range(MAX_STEPS):
        for middle in permutations(between, length):
            for end in contacts:
                steps = list(zip((start, *middle), (*middle, end), strict=True))
                if all(step in weight for step in steps):
                    value = 1.0
                    for step in steps:
                        value *= weight[step]
                    found.append(value)
    return sorted(found, reverse=True)


@settings(max_examples=80, deadline=None)
@given(networks())
def test_the_best_path_is_the_best_of_all(network: Projection) -> None:
    found, every = search(network), every_path(network)
    assert bool(found) == bool(every)
    if found:
        assert found[0][1] == pytest.approx(every[0])
    for names, value in found:
        assert len(set(names)) == len(names) <= MAX_STEPS + 1
        assert not any(name.startswith("y") for name in names[1:])
        assert 0 < value <= 1
    assert [value for _, value in found] == sorted((value for _, value in found), reverse=True)
    assert len({frozenset(names[1:-1]) or names for names, _ in found}) == len(found)


def test_who_opted_out_or_is_full_is_passed_over() -> None:
    ties = (tie("y1", "l1"), tie("l1", "c1"), tie("y1", "k1", 2), tie("k1", "c1", 2))
    everybody = people("y1", "k1", "c1")
    assert search(project((*everybody, *people("l1")), ties, TODAY))[0][0] == ("y1", "l1", "c1")
    assert search(project((*everybody, *people("l1", opted_out=True)), ties, TODAY))[0][0] == (
        "y1",
        "k1",
        "c1",
    )
    full = project((*everybody, *people("l1")), ties, TODAY, frozenset({"l1"}))
    assert search(full)[0][0] == ("y1", "k1", "c1")


def test_a_liaison_who_works_for_the_employer_is_a_conflict_of_interest() -> None:
    own = Person("l1", PersonKind.LIAISON, "L1", employer_id="e1")
    everybody = (*people("y1", "c1"), own)
    network = project(everybody, (tie("y1", "l1"), tie("l1", "c1")), TODAY)
    contacts = frozenset({network.number["c1"]})
    path = best_paths(network, network.number["y1"], contacts, reach(network, contacts), 1)[0]
    told = in_words(network, path, {p.person_id: p for p in everybody}, "e1")
    assert told.conflict_of_interest
    assert [step.to_name for step in told.ties] == ["L1", "C1"]
    assert told.reliability == pytest.approx(path.reliability, abs=1e-3)


def test_the_missing_acquaintance_joins_ones_own_circle_to_a_contact() -> None:
    network = project(people("y1", "l1", "c1"), (tie("y1", "l1"),), TODAY)
    contacts = frozenset({network.number["c1"]})
    found = missing_acquaintance(network, network.number["y1"], contacts, reach(network, contacts))
    assert found == (network.number["l1"], network.number["c1"])
    alone = project(people("y1", "c1"), (), TODAY)
    assert missing_acquaintance(alone, 0, frozenset({1}), reach(alone, {1})) is None


@given(st.integers(1, 5), st.integers(0, 3000), st.integers(0, 3000), st.booleans())
def test_a_tie_fades_with_silence_and_never_vanishes(
    strength: int, days: int, more: int, vouched: bool
) -> None:
    made = [
        reliability(
            Tie("a", "b", strength, Sphere.FORMAL, None, TODAY - timedelta(days=d), "v" if vouched else None),
            TODAY,
        )
        for d in (days, days + more)
    ]
    assert 0 < made[1] <= made[0] <= 0.98
