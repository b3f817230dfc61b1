"""The hand-written texts: enough of them, no two that share a sentence, form facts that the law allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from bridge.demo import files
from bridge.domain.checks import check_terms
from bridge.domain.law import Terms
from bridge.domain.vacancy import ContractKind
from bridge.nlp.personal_data import find_personal_data
from bridge.services.importing import fields

TODAY = date(2026, 11, 24)
RUN = 8
MARKED = {"note-151", "note-152", "note-153"}
"""Notes that hold personal data on purpose, for the reader to warn about."""


def texts() -> Iterator[tuple[str, str]]:
    for row in files.written_vacancies(TODAY):
        yield row["external_id"], row["text"]
    for row in files.written_notes(TODAY):
        yield row["external_id"], row["note"]


def test_there_are_enough_texts_of_each_kind() -> None:
    assert len(files.written_vacancies(TODAY)) >= 120
    assert len(files.written_notes(TODAY)) >= 150


def test_no_two_texts_share_eight_words_in_a_row() -> None:
    first: dict[tuple[str, ...], str] = {}
    shared = []
    for name, text in texts():
        words = re.findall(r"\w+", text.lower())
        for at in range(len(words) - RUN + 1):
            run = tuple(words[at : at + RUN])
            if first.setdefault(run, name) != name:
                shared.append((first[run], name, " ".join(run)))
    assert shared == []


def test_no_mark_of_the_annotation_is_left_in_a_text() -> None:
    assert [name for name, text in texts() if "[[" in text or "]]" in text] == []


def test_only_the_marked_notes_hold_personal_data() -> None:
    found = {row["external_id"] for row in files.written_notes(TODAY) if find_personal_data(row["note"])}
    assert found == MARKED


@pytest.mark.parametrize("row", files.written_vacancies(TODAY), ids=lambda row: row["external_id"])
def test_form_facts_may_be_published(row: files.Row) -> None:
    terms = Terms(
        fields.shifts(row, "shifts"),
        fields.hazards(row, "hazards"),
        fields.number(row, "hours_max", 0, 80),
        ContractKind(row["contract_kind"]),
    )
    age, pay = fields.whole(row, "minimum_age", 14, 67), fields.number(row, "salary_min", 0, 100)
    assert [c.text_nl for c in check_terms(terms, age, pay, TODAY) if c.level == "refuse"] == []


def test_ages_and_postcodes_of_notes_are_of_the_region() -> None:
    from bridge.demo.generator.crowd import zone_of_pc4

    for row in files.written_notes(TODAY):
        assert 15 <= row["age"] <= 27
        assert zone_of_pc4(row["pc4"])
