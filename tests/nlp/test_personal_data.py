"""Personal data in notes: what must be caught, what must be left alone, and figures over the test set."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bridge.nlp.personal_data import find_personal_data
from nlp_models.components.personal_data import RANK
from nlp_models.components.personal_numbers import eleven_test
from nlp_models.personal_data_check import FOLDER, measure


def _found(text: str) -> list[tuple[str, str]]:
    return [(place.kind, place.text) for place in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Gisteren belde Soufiane el Amrani mij terug.", "name", "Soufiane el Amrani"),
        ("Afspraak met mevr. Van der Heuvel.", "name", "Van der Heuvel"),
        ("Jeugdconsulent A. van den Bosch sluit aan.", "name", "A. van den Bosch"),
        ("Ginelva danst al zes jaar.", "name", "Ginelva"),
        ("Vraag Shurendy en Gio of ze willen.", "name", "Shurendy"),
        ("zijn broertje zekeriyan komt mee", "name", "zekeriyan"),
        ("De moeder van Mirvedi wil erbij zijn.", "name", "Mirvedi"),
        ("Hij wordt Boutje genoemd.", "name", "Boutje"),
        ("Dhr. Van 't Hoff belt terug.", "name", "Van 't Hoff"),
        ("Zijn nummer is nul zes, dan 41 77 20 93.", "phone", "nul zes, dan 41 77 20 93"),
        (
            "mail: s punt bakir apenstaartje outlook punt com",
            "email",
            "s punt bakir apenstaartje outlook punt com",
        ),
        ("Woont aan de Bree 61 bij een vriend.", "address", "Bree 61"),
        ("Geboren op zeven maart tweeduizend vijf.", "birth_date", "zeven maart tweeduizend vijf"),
        ("Is in Rabat geboren.", "origin", "Rabat geboren"),
        ("Pools van huis uit.", "origin", "Pools van huis uit"),
        ("Staat in de top-400.", "conviction", "top-400"),
        ("Bel hem op 06-12 34 56 78.", "phone", "06-12 34 56 78"),
        ("Via +32 478 12 34 56 te bereiken.", "phone", "+32 478 12 34 56"),
        ("mail: s.jansen (at) school (punt) nl", "email", "s.jansen (at) school (punt) nl"),
        ("Zijn BSN is 111222333.", "bsn", "111222333"),
        ("Woont op de Beijerlandselaan 114b.", "address", "Beijerlandselaan 114b"),
        ("postcode 3072 AB", "address", "3072 AB"),
        ("Geboren op 12 april 2006.", "birth_date", "12 april 2006"),
        ("Heeft ADHD sinds zijn tiende.", "health", "ADHD"),
        ("Krijgt begeleiding van een GGZ-instelling.", "health", "GGZ-instelling"),
        ("Zij is Oekraïense.", "origin", "Oekraïense"),
        ("Ouders komen uit Marokko.", "origin", "komen uit Marokko"),
        ("Is praktiserend moslim.", "religion", "praktiserend moslim"),
        ("Heeft een strafblad.", "conviction", "strafblad"),
    ],
)
def test_what_must_be_left_out_is_found_at_its_place(text: str, kind: str, words: str) -> None:
    assert any(found == kind and words in piece for found, piece in _found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Wil graag op de Maasvlakte werken, liefst bij ECT.",
        "Spreekt Berbers, Turks en Nederlands.",
        "Kookt Surinaams voor het buurthuis.",
        "Begint om 7.30 uur op de Vierhavensstraat en werkt tot 16:00.",
        "Certificaatnummer 2023.118.457, VCA-pas 0612345678901.",
        "Uurloon 14,85, max 40 uur, rijbewijs B. Wil C halen.",
        "Heeft de heftruck sinds 12-03-2024.",
        "Wil werken in een ziekenhuis of in de gehandicaptenzorg.",
        "Solliciteert als bewaarder in de gevangenis.",
        "Was vakkenvuller bij Dirk van den Broek en Albert Heijn.",
        "Zat op een christelijke basisschool.",
        "Mei en juni kan ze niet, dan zijn er examens.",
        "Helpt in de moskee met opruimen.",
        "Ordernummers scannen, 1200 stuks per dag, 123456789 keer.",
        "Koningsdag is hij vrij en wil hij op de markt staan.",
        "Bouwt websites met WordPress en Shopify.",
        "Bestelnummer 06-2411-90375 stond op de pakbon.",
        "Had een folderwijk bij Jan de Jong Verspreiding.",
        "Speelde rechter in het schooltoneel.",
        "Zat vast in het verkeer en belde netjes af.",
        "Hij voetbalt bij Alexandria '66.",
        "Werkte op de Adriana, een binnenvaartschip.",
        "Nachtdienst van 22.00-06.30 uur is goed.",
        "Coolblue zoekt mensen voor de lijn.",
        "Ze gelooft in zichzelf.",
        "Rustig aan de balie, looks good at home.",
    ],
)
def test_what_says_nothing_of_a_person_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_nine_digits_are_a_bsn_by_their_check_digit_or_by_what_is_said() -> None:
    assert eleven_test("111222333")
    assert not eleven_test("111222334")
    assert _found("Kenmerk 111222334 staat erop.") == []
    assert _found("BSN 111222334") == [("bsn", "111222334")]


def test_places_are_in_order_within_the_text_and_never_overlap() -> None:
    text = (
        "Emre Yilmaz, 06-12345678, emre@voorbeeld.nl, geboren 1-2-2006, Plein 1945 nr 3, heeft astma.\n" * 5
    )
    places = find_personal_data(text)
    assert len(places) == 30
    assert all(text[place.start : place.end] == place.text for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
    assert {place.kind for place in places} < set(RANK)


def test_nothing_and_odd_texts() -> None:
    assert _found("") == []
    assert _found("🔥" * 500) == []
    assert _found("(((((" * 2_000) == []


@pytest.mark.parametrize(("part", "recall", "precision"), [("test", 0.98, 0.95), ("train", 0.99, 0.99)])
def test_figures_over_our_own_sentences(part: str, recall: float, precision: float) -> None:
    path = FOLDER / part / "personal-data.tsv"
    assert len(path.read_text("utf-8").splitlines()) >= 200
    tally = measure(path)
    assert tally.recall >= recall
    assert tally.precision >= precision


def test_no_sentence_stands_in_both_parts() -> None:
    parts = [
        {
            line.partition("\t")[0]
            for line in (FOLDER / part / "personal-data.tsv").read_text("utf-8").splitlines()
        }
        for part in ("train", "test")
    ]
    assert not parts[0] & parts[1]
