"""The check of the vocabulary: the tables are in order, and a wrong row is named by file and line."""

from __future__ import annotations

import csv
import io

import pytest

from nlp_models import vocabulary_check
from nlp_models.vocabulary import COLUMNS, load_concepts

GOOD = {
    "concept_id": "skill-zegels", "key": "", "pref_nl": "zegels controleren", "pref_en": "check seals",
    "alt_nl": "verzegeling nakijken", "alt_en": "seal check", "uri": "", "code": "", "taxonomy": "bridge",
    "informal_nl": "", "informal_en": "", "note": "",
}  # fmt: skip


def _problems(*rows: dict[str, str], kind: str = "skill", header: tuple[str, ...] = COLUMNS) -> list[str]:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([row[column] for column in COLUMNS] for row in rows)
    problems: list[str] = []
    lines = text.getvalue().splitlines(keepends=True)
    report = vocabulary_check.check_rows(
        list(vocabulary_check.read_rows(kind, "skills/port.csv", lines, problems))
    )
    return problems + report.problems


def test_the_own_tables_are_in_order_and_large_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert vocabulary_check.main() == 0
    report = vocabulary_check.check_tables()
    assert sum(report.concepts.values()) >= 1_000
    assert report.forms >= 6_000
    assert report.skills_with_informal >= 200
    assert "surface forms" in capsys.readouterr().out


def test_a_good_row_is_no_problem() -> None:
    assert _problems(GOOD) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"concept_id": "Zegels"}, "concept_id 'Zegels'"),
        ({"pref_nl": ""}, "pref_nl is empty"),
        ({"key": "zegel"}, "not in the closed list of skill"),
        ({"uri": "http://example.org/1", "taxonomy": "esco"}, "is not an ESCO address"),
        ({"code": "12"}, "is not a crebo number"),
        ({"taxonomy": "esco"}, "taxonomy is 'esco'"),
        ({"alt_nl": "a |b"}, "stray spaces or separators"),
        ({"alt_nl": "werk"}, "ordinary word"),
        ({"alt_nl": "zegelen | zegelen"}, "written twice"),
        ({"alt_nl": "zegels controleren"}, "repeats pref_nl"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(change: dict[str, str], said: str) -> None:
    other = {**GOOD, "concept_id": "skill-lading", "pref_nl": "lading", "pref_en": "cargo", "alt_nl": "",
             "alt_en": ""}  # fmt: skip
    problems = _problems(other, {**GOOD, **change})
    assert problems
    assert all(problem.startswith("skills/port.csv:3: ") for problem in problems)
    assert any(said in problem for problem in problems)


def test_a_form_of_two_concepts_names_both_lines() -> None:
    twin = {**GOOD, "concept_id": "skill-zegels-twee", "pref_nl": "zegels lezen", "pref_en": "read seals",
            "alt_en": ""}  # fmt: skip
    (problem,) = _problems(GOOD, twin)
    assert problem.startswith("skills/port.csv:3: form of a skill 'verzegeling nakijken'")
    assert problem.endswith("stands already at skills/port.csv:2")


def test_a_row_of_another_width_and_a_wrong_header() -> None:
    problems: list[str] = []
    lines = [",".join(COLUMNS) + "\n", "skill-x,,kraan, bedienen\n"]
    assert not list(vocabulary_check.read_rows("skill", "skills/port.csv", lines, problems))
    assert problems[0].startswith("skills/port.csv:2: 4 columns")
    assert _problems(header=("concept_id", "key"))[0].startswith("skills/port.csv:1: the header")


def test_every_key_of_the_closed_lists_has_its_concept() -> None:
    there = {(concept.kind, concept.key) for concept in load_concepts()}
    wanted = {(kind, key) for kind, keys in vocabulary_check.CLOSED.items() for key in keys}
    assert wanted <= there
