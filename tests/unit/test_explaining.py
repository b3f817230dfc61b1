"""What is told of a pair: the sentence it rests on, the question, what closes the gap, in two languages."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np
import pytest

from bridge.domain.match import Bridging, Status
from bridge.domain.network import BridgePath, PathTie
from bridge.domain.plain import from_plain, to_plain
from bridge.domain.reading import Polarity
from bridge.domain.vacancy import ContractKind, Vacancy
from bridge.domain.youth import Youth
from bridge.matching.bridging import offers_of
from bridge.matching.explain import Surroundings, facts_of, feature_values
from bridge.matching.facts import Acquaintance, PairFacts
from bridge.matching.scoring import Scorer
from bridge.matching.tables import vacancy_table, youth_table
from bridge.matching.tell import Teller, tell
from bridge.matching.words import length_words, with_article
from tests.unit.builders_matching import TODAY, asks, holds, programme, vacancy, youth

DUTCH, ENGLISH = Teller("nl", "Samir", TODAY), Teller("en", "Samir", TODAY)
OFFER = offers_of([programme("vca-basis", date(2026, 12, 1))])["certificate:vca-basis"][0]
TIE = PathTie(
    "y1",
    "Jongere 1",
    "p1",
    "Samira",
    "jongerenwerker",
    0.8,
    "informal",
    2021,
    date(2026, 9, 3),
    "voetbalclub",
)
NEXT = PathTie("p1", "Samira", "p2", "Ruud", "personeelszaken", 0.6, "formal", None, None, "")


def facts(one: Youth, job: Vacancy, **around: Any) -> PairFacts:
    """The facts of one pair; by bicycle it takes 25 minutes, by car 12."""
    table, closable = youth_table((one,), TODAY), around.pop("closable", frozenset())
    scorer = Scorer(
        table,
        vacancy_table((job,), TODAY),
        {},
        {0: np.array([25.0], np.float32)},
        {},
        frozenset((0, requirement) for requirement in closable),
    )
    minutes = (float("inf"), 25.2, 18.0, 12.0, 41.0)
    surrounding = Surroundings(minutes, closable, around.pop("seats", {}), **around)
    pairing = scorer.pairing(0)
    return facts_of(pairing, feature_values(pairing), 0, one, float(scorer.scores(0)[0]), surrounding)


def test_a_met_requirement_shows_its_sentence_and_an_unknown_one_its_question() -> None:
    job = vacancy(1, asks("certificate", "heftruck"), asks("certificate", "vca-basis"))
    told = tell(facts(youth(1, holds("certificate", "heftruck")), job), DUTCH)
    met, unknown = told.requirements
    assert (met.status, met.evidence, met.confirmed) == (Status.MET, "zin over heftruck", True)
    assert unknown.question == "Vraag of Samir al een vca-basis heeft."
    assert unknown.evidence is None
    assert told.lift == "Vraag of Samir al een vca-basis heeft"


def test_the_gap_names_the_intake_and_the_smallest_change() -> None:
    job = vacancy(1, asks("certificate", "vca-basis"))
    lacking = youth(1, holds("certificate", "vca-basis", Polarity.LACKS), modes=("bicycle",))
    name = "certificate-vca-basis-required"
    told = tell(facts(lacking, job, closable=frozenset({name}), seats={name: OFFER}), DUTCH)
    assert told.requirements[0].status is Status.BRIDGEABLE
    assert (
        told.requirements[0].closes == "Cursus vca-basis bij De Opleider: 1 dag, start 1 december, kosteloos"
    )
    assert told.lift == "vca-basis, 1 dag, 1 december"
    assert told.why.endswith("Nog nodig: vca-basis, 1 dag, 1 december.")
    assert "25 minuten met de fiets" in told.why


def test_lessons_that_run_close_a_gap_without_a_seat() -> None:
    learning = youth(1, holds("certificate", "vca-basis", Polarity.IN_PROGRESS))
    told = tell(facts(learning, vacancy(1, asks("certificate", "vca-basis"))), DUTCH)
    assert told.requirements[0].closes == "Is hier al mee bezig"
    assert told.requirements[0].bridging is None


def test_the_law_says_from_which_day_it_is_allowed() -> None:
    young = youth(1, birth_date=date(2009, 2, 3))
    job = vacancy(1, hazards=("noise_85",), contract_kind=ContractKind.BBL)
    law = tell(facts(young, job), DUTCH).law
    assert law[0].verdict == "forbidden"
    assert law[0].text.endswith("Mag vanaf 3 februari 2027: wordt dan 18.")


def test_a_path_is_told_as_people_talk() -> None:
    job = vacancy(1)
    path = BridgePath((TIE, NEXT), 0.48)
    dutch, english = (tell(facts(youth(), job, paths=(path,)), teller) for teller in (DUTCH, ENGLISH))
    assert dutch.path_words == (
        "Samira (jongerenwerker) kent Samir (voetbalclub) sinds 2021, laatst gesproken in september 2026; "
        "Samira kent Ruud (personeelszaken).",
    )
    assert english.path_words[0].startswith("Samira (jongerenwerker) knows Samir")
    conflict = tell(facts(youth(), job, paths=(BridgePath((TIE,), 0.8, True),)), DUTCH)
    assert "werkt zelf voor de werkgever" in conflict.path_words[0]


def test_without_a_path_the_missing_acquaintance_is_named() -> None:
    hint = Acquaintance("Samira", "jongerenwerker", "Ruud", "")
    told = tell(facts(youth(), vacancy(1), hint=hint), DUTCH)
    assert told.no_path_hint is not None
    assert "Breng Samira (jongerenwerker) in contact met Ruud: dan wel." in told.no_path_hint


def test_an_unknown_place_is_a_question_and_not_a_distance() -> None:
    one, job = youth(), vacancy(1)
    known = facts(one, job)
    nowhere = tell(PairFacts(known.features, known.asked, (), type(known.travel)()), DUTCH)
    assert any(feature.saw == "De reistijd is niet bekend" for feature in nowhere.features)


@pytest.mark.parametrize("teller", [DUTCH, ENGLISH, Teller("nl"), Teller("en")])
def test_every_kind_of_requirement_has_words_in_every_status(teller: Teller) -> None:
    kinds = (
        "certificate",
        "licence",
        "qualification",
        "language",
        "experience",
        "schedule",
        "screening",
        "transport",
        "physical",
        "skill",
        "occupation",
        "age",
        "interest",
    )
    job = vacancy(1, *(asks(kind, "mbo-2" if kind == "qualification" else "18") for kind in kinds))
    held = tuple(holds(kind, "mbo-2" if kind == "qualification" else "18") for kind in kinds)
    for one in (youth(1), youth(2, *held)):
        told = tell(facts(one, job), teller)
        assert told.why.endswith(".")
        assert "{" not in json.dumps(to_plain(told)).replace('{"', "").replace("{}", "")


def test_facts_survive_being_stored() -> None:
    path = BridgePath((TIE, NEXT), 0.48)
    name = "certificate-vca-basis-required"
    made = facts(
        youth(1, holds("certificate", "vca-basis", Polarity.LACKS), birth_date=date(2009, 2, 3)),
        vacancy(1, asks("certificate", "vca-basis"), contract_kind=ContractKind.BBL),
        closable=frozenset({name}),
        seats={name: OFFER},
        paths=(path,),
    )
    assert from_plain(PairFacts, json.loads(json.dumps(to_plain(made)))) == made
    assert from_plain(Bridging, {"by": "employer", "unheard": 1}) == Bridging("employer")


def test_articles_and_lengths() -> None:
    assert with_article("heftruckcertificaat", "nl") == "een heftruckcertificaat"
    assert with_article("VCA Basis", "nl") == "VCA Basis"
    assert with_article("aerial permit", "en") == "an aerial permit"
    assert [length_words(0.2, 1, "nl"), length_words(0.5, 3, "nl"), length_words(40, None, "en")] == [
        "1 dag",
        "3 dagen",
        "40 weeks",
    ]
