"""May it, can it, does it fit: what must hold for every pair."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.reading import Importance, Polarity
from bridge.domain.vacancy import ContractKind, Shift, Vacancy
from bridge.domain.youth import Youth
from bridge.matching.bridging import bridgeable, offers_of
from bridge.matching.features import FEATURES
from bridge.matching.requirements import BRIDGEABLE, MET, UNKNOWN, UNMET
from bridge.matching.scoring import THRESHOLD, Scorer, best
from bridge.matching.tables import vacancy_table, youth_table
from tests.unit.builders_matching import NIGHT, TODAY, asks, holds, programme, vacancy, youth

KEYS = ("vca-basis", "heftruck", "bhv", "adr")


def scorer(youths: list[Youth], *vacancies: Vacancy, travel: float = 20.0, **more: Any) -> Scorer:
    """A scorer in which everybody travels as long as everybody else."""
    table = youth_table(tuple(youths), TODAY)
    minutes = {i: np.full(len(youths), travel, np.float32) for i in range(len(vacancies))}
    bridge = {"e1": np.full(len(youths), 0.5, np.float32)}
    return Scorer(
        table,
        vacancy_table(vacancies, TODAY),
        more.get("near", {}),
        minutes,
        bridge,
        more.get("bridgeable", frozenset()),
    )


def status(one: Youth, job: Vacancy, closable: frozenset[tuple[int, str]] = frozenset()) -> list[int]:
    """Status codes of one youth for each requirement."""
    found = scorer([one], job, bridgeable=closable)
    return [int(answer.status[0]) for _, answer in found.pairing(0).answers]


def test_weights_add_up_to_one() -> None:
    assert sum(feature.weight for feature in FEATURES) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ((holds("certificate", "vca-basis"),), MET),
        ((holds("certificate", "vca-vol"),), MET),
        ((holds("certificate", "vca-basis", Polarity.IN_PROGRESS),), BRIDGEABLE),
        ((holds("certificate", "vca-basis", Polarity.LACKS),), UNMET),
        ((holds("certificate", "bhv"),), UNKNOWN),
        ((), UNKNOWN),
    ],
)
def test_a_certificate_is_met_bridged_missing_or_asked_for(held: Any, expected: int) -> None:
    assert status(youth(1, *held), vacancy(1, asks("certificate", "vca-basis"))) == [expected]


def test_a_gap_that_an_intake_closes_in_time_is_bridgeable_and_unknown_stays_a_question() -> None:
    job = vacancy(1, asks("certificate", "vca-basis"), starts_on=date(2026, 12, 14))
    in_time = offers_of([programme("vca-basis", date(2026, 12, 1))])
    too_late = offers_of([programme("vca-basis", date(2026, 12, 14))])
    full = offers_of([programme("vca-basis", date(2026, 12, 1), seats=3, taken=3)])
    closable, seats = bridgeable([job], in_time, TODAY)
    lacking = youth(1, holds("certificate", "vca-basis", Polarity.LACKS))
    assert status(lacking, job, closable) == [BRIDGEABLE]
    assert status(youth(2), job, closable) == [UNKNOWN]
    assert [o.intake.intake_id for o in seats[(0, "certificate-vca-basis-required")]] == ["i-vca-basis"]
    assert bridgeable([job], too_late, TODAY)[0] == frozenset()
    assert bridgeable([job], full, TODAY)[0] == frozenset()


def test_an_employer_that_trains_closes_the_gap_without_a_seat() -> None:
    job = vacancy(1, asks("certificate", "heftruck"), asks("certificate", "heftruck", Importance.OFFERED))
    closable, seats = bridgeable([job], {}, TODAY)
    assert closable == {(0, "certificate-heftruck-required")}
    assert seats == {}


def test_a_higher_diploma_meets_a_lower_one_but_not_the_other_way() -> None:
    assert status(youth(1, holds("qualification", "mbo-4")), vacancy(1, asks("qualification", "mbo-2"))) == [
        MET
    ]
    assert status(
        youth(1, holds("qualification", "vmbo-kb")), vacancy(1, asks("qualification", "mbo-2"))
    ) == [UNMET]


def test_said_twice_in_an_advert_is_asked_once() -> None:
    job = vacancy(1, asks("certificate", "vca-basis"), asks("certificate", "vca-basis", Importance.PREFERRED))
    assert len(status(youth(), job)) == 1


def test_the_law_forbids_night_work_under_eighteen_until_the_birthday() -> None:
    job = vacancy(1, shifts=(NIGHT,), contract_kind=ContractKind.BBL, starts_on=date(2026, 12, 1))
    young, old = youth(1, birth_date=date(2008, 12, 2)), youth(2, birth_date=date(2008, 12, 1))
    scores = scorer([young, old], job).scores(0)
    assert scores[0] == -1
    assert scores[1] > 0


def test_under_eighteen_without_basic_qualification_only_a_learning_job() -> None:
    young = {"birth_date": date(2009, 6, 1)}
    held = holds("qualification", "vmbo-kb")
    regular, bbl = vacancy(1), vacancy(2, contract_kind=ContractKind.BBL)
    made = scorer([youth(1, held, **young), youth(2, **young)], regular, bbl)
    assert made.scores(0)[0] == -1
    assert made.scores(0)[1] > 0  # nothing known of schooling: a question, not a refusal
    assert made.scores(1)[0] > 0


def test_nobody_of_whom_nothing_is_known_is_proposed_for_a_job_that_asks_something() -> None:
    jobs = [
        vacancy(i, asks("certificate", key), asks("schedule", "day"), contract_kind=kind)
        for i, (key, kind) in enumerate((k, c) for k in KEYS for c in ContractKind)
    ]
    made = scorer([youth()], *jobs, travel=0.0)
    made.bridge["e1"][:] = 0.98
    assert max(float(made.scores(i)[0]) for i in range(len(jobs))) < THRESHOLD


ASKED = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from([Importance.REQUIRED, Importance.PREFERRED])),
    min_size=1,
    max_size=4,
    unique_by=lambda a: a[0],
)
POLARITIES = st.dictionaries(
    st.sampled_from(KEYS), st.sampled_from([Polarity.HAS, Polarity.LACKS, Polarity.IN_PROGRESS])
)


@settings(max_examples=60, deadline=None)
@given(ASKED, POLARITIES, st.sampled_from(KEYS), st.floats(0, 200))
def test_learning_that_a_youth_has_a_paper_never_lowers_a_score(
    asked: Any, known: dict[str, Polarity], more: str, minutes: float
) -> None:
    job = vacancy(1, *(asks("certificate", key, importance) for key, importance in asked))
    before = [holds("certificate", key, polarity) for key, polarity in known.items() if key != more]
    one, other = youth(1, *before), youth(2, *before, holds("certificate", more))
    scores = scorer([one, other], job, travel=minutes).scores(0)
    assert scores[1] >= scores[0] - 1e-6
    assert ((scores >= 0) & (scores <= 1.0001)).all()


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 300), st.floats(0, 300))
def test_a_longer_way_never_scores_higher(near: float, far: float) -> None:
    near, far = sorted((near, far))
    job = vacancy(1, asks("certificate", "bhv"))
    assert (
        scorer([youth()], job, travel=far).scores(0)[0]
        <= scorer([youth()], job, travel=near).scores(0)[0] + 1e-6
    )


def test_a_shift_that_cannot_be_reached_is_not_proposed() -> None:
    job = vacancy(1, asks("certificate", "bhv"))
    assert scorer([youth(1, holds("certificate", "bhv"))], job, travel=np.inf).scores(0)[0] < THRESHOLD


def test_a_wish_in_words_reaches_the_title() -> None:
    job = vacancy(1, asks("certificate", "bhv"), title="Leerling sjorder haven")
    wanting = youth(1, holds("interest", "sjorder worden", Polarity.WANTS))
    avoiding = youth(2, holds("interest", "sjorder worden", Polarity.AVOIDS))
    scores = scorer([wanting, avoiding, youth(3)], job).scores(0)
    assert scores[0] > scores[2] > scores[1]


@given(st.lists(st.floats(-1, 1, width=32), max_size=40), st.integers(1, 10))
def test_best_keeps_the_highest_above_the_threshold(values: list[float], k: int) -> None:
    scores = np.array(values, np.float32)
    chosen = best(scores, k)
    able = np.sort(scores[scores >= THRESHOLD])[::-1]
    assert list(scores[chosen]) == list(able[:k])


def test_hours_and_early_shifts_are_read_from_the_profile() -> None:
    early = Shift(time(5), time(13))
    job = vacancy(1, asks("schedule", "night"), asks("schedule", "32-40"), shifts=(early,))
    one = youth(1, avoids_night=True, hours_min=24.0, hours_max=36.0)
    assert status(one, job) == [UNMET, MET]
    assert status(youth(2, avoids_night=False, hours_max=20.0), job) == [MET, UNMET]
    assert status(youth(3), job) == [UNKNOWN, UNKNOWN]
