"""The reader from end to end: what `bridge read` prints keeps the output contract, to the last offset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bridge.cli import app
from bridge.domain.contract import reading_from
from bridge.domain.reading import MENTION_KINDS, Importance, Polarity
from bridge.nlp.reader import model_version, read_profile, read_vacancy, reading_to_json
from nlp_models.language_guess import detect
from nlp_models.pipeline import mentions
from nlp_models.vocabulary import load_concepts

ADVERT = """🚢 Sjorder in de haven

Wie zijn wij
Een familiebedrijf met 80 collega's en een eigen kade.

Wat vragen we?
- je bent minimaal 18 jaar
- je hebt VCA Basis
- je hebt rijbewijs B
- je spreekt Nederlands (B1)

Wij bieden
- 36 uur per week in een 5-ploegendienst
- € 17,50 bruto per uur
"""
NOTE = "Jongen van 19 🙂. Heeft rijbewijs B, geen VCA. Helpt in de garage van zijn oom: remmen, banden."
KEYS = {
    "certificate": "vca-basis vca-vol heftruck reachtruck ept bhv haccp adr code95 nen3140 avsec itil "
    "welding-1 welding-2 welding-3 welding-4",
    "licence": "AM A B BE C CE D T",
    "qualification": "pro vmbo-bb vmbo-kb vmbo-gl vmbo-tl havo vwo mbo-1 mbo-2 mbo-3 mbo-4 hbo wo",
    "screening": "vog vgb",
}
PARTS = {"document", "language", "title", "occupations", "mentions", "hours", "shifts", "minimum_age"} | {
    "salary",
    "model",
}


def printed(document: str, text: str, folder: Path) -> dict[str, Any]:
    """What the command prints for a text in a file."""
    file = folder / "tekst.txt"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["read", document, str(file), "--format", "json"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def of_kind(reading: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Mentions of one kind."""
    return [mention for mention in reading["mentions"] if mention["kind"] == kind]


def test_an_advert_gives_the_whole_contract(tmp_path: Path) -> None:
    found = printed("vacancy", ADVERT, tmp_path)
    assert set(found) == PARTS
    assert (found["document"], found["language"], found["title"]) == ("vacancy", "nl", "Sjorder in de haven")
    assert found["hours"] == {"min": 36, "max": 36}
    assert found["shifts"] == ["five-shift"]
    assert found["minimum_age"] == 18
    assert found["salary"] == {"min": 17.5, "max": 17.5, "unit": "hour"}
    assert found["model"] == {"name": model_version().name, "version": model_version().version}
    (occupation, *_) = found["occupations"]
    assert occupation["label"] == "sjorder"
    assert set(occupation) == {"concept_id", "label", "uri", "score"}
    assert 0 < occupation["score"] <= 1
    assert [(m["key"], m["importance"]) for m in of_kind(found, "certificate")] == [("vca-basis", "required")]
    assert [(m["key"], m["importance"]) for m in of_kind(found, "licence")] == [("B", "required")]
    assert of_kind(found, "language")[0]["key"] == "nl-B1"


def test_a_note_gives_polarity_evidence_and_what_was_learned_informally(tmp_path: Path) -> None:
    found = printed("profile", NOTE, tmp_path)
    assert set(found) == PARTS
    assert {m["key"]: m["polarity"] for m in of_kind(found, "licence")} == {"B": "has"}
    assert {m["key"]: m["polarity"] for m in of_kind(found, "certificate")} == {"vca-basis": "lacks"}
    skills = of_kind(found, "skill")
    assert skills and all("garage van zijn oom" in m["evidence"] for m in skills)
    assert {m["sphere"] for m in skills} == {"informal"}
    assert of_kind(found, "age")[0]["key"] == "19"


def check_mentions(reading: dict[str, Any], text: str) -> None:
    """The rules that hold for every mention of every text."""
    known = {concept.concept_id for concept in load_concepts()}
    hows = set(Importance) if reading["document"] == "vacancy" else set(Polarity)
    last = 0
    for mention in reading["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["text"].strip() == mention["text"] != ""
        assert mention["start"] >= last, "mentions stand in reading order and do not overlap"
        last = mention["end"]
        assert mention["kind"] in MENTION_KINDS
        assert mention["kind"] not in ("interest", "constraint") or reading["document"] == "profile"
        assert mention.get("importance", mention.get("polarity")) in hows
        assert mention["key"] == (mention["keys"][0] if mention["keys"] else None)
        assert 0 <= mention["confidence"] <= 1
        if mention["kind"] in KEYS:
            assert set(mention["keys"]) <= set(KEYS[mention["kind"]].split())
        if mention["concept"]:
            assert mention["concept"]["concept_id"] in known
            assert set(mention["concept"]) == {"concept_id", "label", "uri"}
    assert {"importance" in m for m in reading["mentions"]} <= {reading["document"] == "vacancy"}


def test_offsets_are_characters_also_behind_emoji_and_windows_line_ends(tmp_path: Path) -> None:
    text = "👩‍🔧 Monteur\r\n\r\nÉén eis: je hebt VCA Basis ✅ en rijbewijs B 🚗."
    found = reading_to_json(read_vacancy(text))
    check_mentions(found, text)
    assert {m["text"] for m in found["mentions"]} >= {"VCA Basis", "rijbewijs B"}


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [*ADVERT.split("\n"), *NOTE.split(". "), "İstanbul ß ǅ", "<li>VCA</li>", "\r\n", "🚢" * 3]
        ),
        st.text(max_size=30),
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_whatever_the_text_the_contract_holds(text: str) -> None:
    for read in (read_vacancy, read_profile):
        reading = read(text)
        found = reading_to_json(reading)
        check_mentions(found, text)
        assert reading_from(json.loads(json.dumps(found))).mentions == reading.mentions


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("🔥🔥 Gezocht: kok (m/v) 🔥", "Gezocht: kok (m/v)"),
        ("** Monteur C++ **", "Monteur C++"),
        ("Wat vragen we?", None),
        ("Wij zoeken jou. Kom erbij.", None),
        ("!!!", None),
    ],
)
def test_a_title_stands_without_its_drawings_and_a_heading_is_none(first: str, title: str | None) -> None:
    assert read_vacancy(f"{first}\n\nJe hebt VCA Basis.").title == title


def test_the_same_text_is_read_the_same_again() -> None:
    assert read_vacancy(ADVERT) == read_vacancy(ADVERT)
    assert read_profile(NOTE) == read_profile(NOTE)


@pytest.mark.parametrize("document", ["vacancy", "profile"])
def test_standard_input_is_read_like_a_file(document: str, tmp_path: Path) -> None:
    text = ADVERT if document == "vacancy" else NOTE
    done = CliRunner().invoke(app, ["read", document, "-", "--format", "json"], input=text)
    assert json.loads(done.stdout) == printed(document, text, tmp_path)


@pytest.mark.parametrize(
    ("note", "activity"),
    [
        ("Vandaag in het buurthuis: hij sleutelt vaak aan brommers in de schuur van zijn oom.", "brommers"),
        (
            "Zij staat op zaterdag bij haar tante in de zaak en daar haren wassen en vegen doet ze al.",
            "haren",
        ),
        ("Op het veld zag ik hem de jongste jeugd trainen, de ouders waren onder de indruk.", "trainen"),
        ("He told me he repairs phones for people in the building and they all come to him.", "phones"),
    ],
)
def test_one_sentence_about_one_activity_is_heard_while_it_is_typed(note: str, activity: str) -> None:
    heard = [note[item.start : item.end] for item in mentions(note, "profile", detect(note))]
    assert any(activity in words for words in heard)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("profile", "Afspraak verzet naar dinsdag, de zaal was dubbel geboekt en de koffie was ook al op."),
        (
            "profile",
            "Zijn broer haalde hem op. Meer is er vandaag niet gezegd, volgende week zien we elkaar weer.",
        ),
        (
            "vacancy",
            "Menu van de week\n\nMaandag: soep met pit, pittigheid op verzoek. Dinsdag: Engels ontbijt. "
            "Woensdag: stamppot, zwaar maar goed. Bier en wijn vanaf 18 jaar, neem een kaart mee. "
            "Dienblad zelf terugzetten, dank u. Op zaterdag is de keuken dicht en doen wij schoonmaak.",
        ),
    ],
)
def test_where_nothing_is_asked_or_told_nothing_is_heard(document: str, text: str) -> None:
    assert mentions(text, document, detect(text)) == []
