"""Imports into the graph: created, updated, unchanged, or rejected with a reason; twice is once."""

from pathlib import Path

import pytest

from bridge.config import Settings
from bridge.domain.account import Actor, Role, system_actor
from bridge.errors import Forbidden, InputError
from bridge.graph.demo import count_everything
from bridge.runtime import queue
from bridge.services import (
    imports,
    imports_people,
    imports_programmes,
    imports_ties,
    imports_youths,
    nightly,
    reading_batches,
    shortlists,
)
from bridge.services.importing import mapping, mending, upserts
from bridge.services.vacancy_form import MAX_TEXT
from tests.services.night_world import ask, build

ADMIN = system_actor("import")
EMPLOYER = Actor("a-e1", Role.EMPLOYER, "De Kade", employer_id="e1")
ADVERTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "vacancies" / "flemish-135.jsonl"
MAP = Path(__file__).with_name("maps") / "sections.toml"
HEAD = "external_id;title;text;employer_name;city;pc4;hours;salary_min;minimum_age\n"
GOOD = "k-1;Dekhulp;Je helpt aan dek.;De Kade;Rotterdam;3089;32-40;17;18\n"
Counted = tuple[int, int, int, int]


def counted(report: upserts.Report) -> Counted:
    return report.created, report.updated, report.unchanged, len(report.rejected)


def import_csv(text: str, **more: object) -> imports.ImportReport:
    return imports.import_vacancies(ADMIN, text.encode(), "v.csv", source="bron", **more)  # type: ignore[arg-type]


def test_twice_is_once_and_a_change_is_one_update(clean_graph: Settings) -> None:
    assert counted(import_csv(HEAD + GOOD)) == (1, 0, 0, 0)
    assert queue.waiting()["reading"] == 1
    before = count_everything()
    assert counted(import_csv(HEAD + GOOD)) == (0, 0, 1, 0)
    assert count_everything() == before
    assert queue.waiting()["reading"] == 1
    assert counted(import_csv(HEAD + GOOD.replace("32-40", "24-32"))) == (0, 1, 0, 0)
    assert ask("MATCH (v:Vacancy) RETURN v.hours_max AS h") == [{"h": 32.0}]


def test_another_source_is_another_vacancy(clean_graph: Settings) -> None:
    import_csv(HEAD + GOOD)
    imports.import_vacancies(ADMIN, (HEAD + GOOD).encode(), "v.csv", source="andere")
    assert len(ask("MATCH (v:Vacancy) RETURN v.vacancy_id AS i")) == 2


def test_a_row_without_a_date_is_unchanged_on_another_day(clean_graph: Settings) -> None:
    import_csv(HEAD + GOOD)
    ask("MATCH (v:Vacancy) SET v.posted_at = v.posted_at - duration({days: 3})")
    assert counted(import_csv(HEAD + GOOD)) == (0, 0, 1, 0)


def test_a_trial_run_says_what_would_happen_and_changes_nothing(clean_graph: Settings) -> None:
    before = count_everything()
    assert counted(import_csv(HEAD + GOOD + "k-2;;tekst;De Kade;;;;;\n", dry_run=True)) == (1, 0, 0, 1)
    assert count_everything() == before
    assert queue.waiting()["reading"] == 0


@pytest.mark.parametrize(
    ("row", "field", "says"),
    [
        ("k-2;;Tekst.;De Kade;;;;;\n", "title", "is leeg"),
        ("k-2;Hulp;Tekst.;;;;;;\n", "employer_name", "noem de werkgever"),
        ("k-2;Hulp;Tekst.;De Kade;;;;zeventien;\n", "salary_min", "'zeventien' is geen getal"),
        ("k-2;Hulp;Tekst.;De Kade;;;;;veertig\n", "minimum_age", "'veertig' is geen getal"),
        ("k-2;Hulp;Tekst.;De Kade;;;;2;18\n", "salary_min", "minimumloon"),
        ("k-1;Hulp;Tekst.;De Kade;;;;;\n", "external_id", "staat ook op regel 2"),
        (f"k-2;Hulp;{'x' * (MAX_TEXT + 1)};De Kade;;;;;\n", "text", "40001 tekens"),
    ],
)
def test_one_bad_row_is_named_and_the_others_go_in(
    clean_graph: Settings, row: str, field: str, says: str
) -> None:
    report = import_csv(HEAD + GOOD + row)
    assert counted(report) == (1, 0, 0, 1)
    (rejected,) = report.rejected
    assert (rejected.line, rejected.field) == (3, field)
    assert says in rejected.reason


def test_a_vacancy_of_forty_thousand_characters_is_taken_and_read(clean_graph: Settings) -> None:
    text = ("Je werkt in de haven en hebt een rijbewijs B. " * 900)[:MAX_TEXT].strip()
    assert counted(import_csv(f"{HEAD}k-9;Hulp;{text};De Kade;;;;;\n", queue=False)) == (1, 0, 0, 0)
    assert reading_batches.read_waiting() == 1
    (row,) = ask("MATCH (v:Vacancy) RETURN v.reading_state AS state, size(v.text) AS size")
    assert row == {"state": "read", "size": len(text)}


def test_mended_rows_go_in_and_the_rest_stays_as_it_was(clean_graph: Settings) -> None:
    report = import_csv(HEAD + GOOD + 'k-2;Hulp;Twee"" regels;De Kade;;;;zeventien;\n')
    sent_back = mending.rejected_file(report).decode("utf-8-sig")
    assert "salary_min: 'zeventien' is geen getal" in sent_back
    assert counted(import_csv(sent_back.replace(";zeventien;", ";17;"))) == (1, 0, 0, 0)
    assert counted(import_csv(HEAD + GOOD)) == (0, 0, 1, 0)


def test_a_file_that_breaks_off_half_way_leaves_nothing(
    clean_graph: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "BATCH", 1)
    monkeypatch.setattr(upserts, "BATCH", 1)
    before = count_everything()
    with pytest.raises(InputError, match="regel 3"):
        import_csv(HEAD + GOOD + '"open\n')
    people = b"kind;employer_id;name\nemployer;e1;De Kade\nemployer;e2;De;Loods\n"
    with pytest.raises(InputError, match="regel 3"):
        imports_people.import_people(ADMIN, people, "p.csv")
    assert count_everything() == before


def test_the_same_key_twice_is_found_across_batches(
    clean_graph: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "BATCH", 1)
    report = import_csv(HEAD + GOOD + GOOD.replace("Dekhulp", "Kraanhulp"))
    assert counted(report) == (1, 0, 0, 1)
    assert report.rejected[0].reason == "staat ook op regel 2"


def test_an_employer_imports_for_itself_and_others_not_at_all(clean_graph: Settings) -> None:
    build(vacancies=0)
    imports.import_vacancies(EMPLOYER, (HEAD + GOOD).encode(), "v.csv")
    assert ask("MATCH (e)-[:POSTED]->(v:Vacancy) RETURN e.employer_id AS e") == [{"e": "e1"}]
    liaison = Actor("a-l1", Role.LIAISON, "Samira", person_id="l1")
    with pytest.raises(Forbidden):
        imports.import_vacancies(liaison, (HEAD + GOOD).encode(), "v.csv")
    with pytest.raises(Forbidden):
        imports_youths.import_youths(EMPLOYER, b"external_id\n1\n", "y.csv")


YOUTHS = (
    "external_id;first_name;last_name;email;birth_date;pc4;liaison_id;modes;avoids_night;note\n"
    "j-1;Noor;Voorbeeld;noor@voorbeeld.example;2007-03-04;3081;l1;fiets|ov;ja;Wil in de haven werken.\n"
)


def youths(text: str) -> upserts.Report:
    return imports_youths.import_youths(ADMIN, text.encode(), "y.csv", source="bron")


def test_youths_come_in_once_with_a_sealed_identity_and_a_note(clean_graph: Settings) -> None:
    build(vacancies=0)
    text = YOUTHS.replace("fiets|ov", "bicycle|transit")
    first = youths(text)
    assert counted(first) == (1, 0, 0, 0), first.rejected
    assert counted(youths(text)) == (0, 0, 1, 0)
    (row,) = ask(
        "MATCH (:Person {person_id: 'l1'})-[:GUIDES]->(y:Youth {external_id: 'j-1'})-[:IDENTIFIED_BY]->(i), "
        "(y)-[:HAS_NOTE]->(n) "
        "RETURN i.ciphertext AS sealed, properties(y) AS known, n.text AS note"
    )
    assert "Noor" not in str(row["sealed"]) + str(row["known"])
    assert row["note"] == "Wil in de haven werken."


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("2007-03-04", "2020-03-04", "birth_date"),
        ("2007-03-04", "gisteren", "birth_date"),
        (";l1;", ";niemand;", "liaison_id"),
        (";ja;", ";misschien;", "avoids_night"),
        ("Wil in", "Bel 06-12345678, wil in", "note"),
    ],
)
def test_a_youth_that_cannot_be_used_is_named(clean_graph: Settings, old: str, new: str, field: str) -> None:
    build(vacancies=0)
    report = youths(YOUTHS.replace("fiets|ov", "bicycle").replace(old, new))
    assert [(row.line, row.field) for row in report.rejected] == [(2, field)]
    assert not ask("MATCH (y:Youth {external_id: 'j-1'}) RETURN y.youth_id AS y")


def test_ties_and_programmes_come_in_once(clean_graph: Settings) -> None:
    build(vacancies=1)
    ties = (
        b"from_id;to_id;strength;sphere\nk1;c1;4;formal\nc1;k1;3;formal\nk1;nobody;3;formal\nk1;l1;9;formal\n"
    )
    report = imports_ties.import_ties(ADMIN, ties, "t.csv")
    assert [(row.line, row.field) for row in report.rejected] == [
        (3, "regel"), (4, "to_id"), (5, "strength")
    ]  # fmt: skip
    again = imports_ties.import_ties(ADMIN, ties, "t.csv")
    assert (counted(report)[:3], counted(again)[:3]) == ((1, 0, 0), (0, 0, 1))
    courses = (
        b"programme_id;name;provider;weeks;teaches\n"
        b"p9;VCA;De Opleider;1;certificate-vca-basis\np8;X;Y;1;nothing\n"
    )
    report = imports_programmes.import_programmes(ADMIN, courses, "p.csv")
    assert counted(report) == (1, 0, 0, 1)
    assert counted(imports_programmes.import_programmes(ADMIN, courses, "p.csv")) == (0, 0, 1, 1)


ABLE = """
MATCH (y:Youth {youth_id: 'y1'}), (:Vacancy)-[a:ASKS {importance: 'required'}]->(c:Concept)
WITH y, c, head(collect(a)) AS a
CREATE (y)-[h:HAS]->(c)
SET h = {holding_id: randomUUID(), kind: a.kind, polarity: 'has', text: a.text, evidence: a.text,
         source: 'note', keys: a.alternatives, sphere: 'formal', confidence: 0.9, confirmed_by: 'l1'}
"""
"""One youth who has whatever any advert requires."""


@pytest.mark.parametrize("path", [path for path in (ADVERTS,) if path.is_file()], ids=lambda path: path.name)
def test_real_adverts_come_in_through_a_map_are_read_and_proposed(clean_graph: Settings, path: Path) -> None:
    """Adverts of others are no part of the project: where they are not beside it, this has nothing to do."""
    build(vacancies=0)
    data, mapped = path.read_bytes(), mapping.read_map(MAP.read_bytes())
    many = len(data.splitlines())
    report = imports.import_vacancies(
        ADMIN, data, path.name, mapped=mapped, source="advertenties", queue=False
    )
    assert counted(report) == (many, 0, 0, 0)
    again = imports.import_vacancies(ADMIN, data, path.name, mapped=mapped, source="advertenties")
    assert counted(again) == (0, 0, many, 0)
    assert reading_batches.read_waiting() == many
    rows = ask("MATCH (v:Vacancy {reading_state: 'read'}) RETURN COUNT { (v)-[:ASKS]->() } AS asks")
    assert len(rows) == many
    assert sum(int(str(row["asks"])) > 0 for row in rows) > 0.9 * many
    ask(ABLE)
    run = nightly.run_all(ADMIN)
    assert (run.state.value, run.vacancies) == ("published", many)
    proposals = ask("MATCH (p:Proposal {state: 'new'}) RETURN p.proposal_id AS id")
    assert proposals
    for row in proposals:
        told = shortlists.explain(ADMIN, str(row["id"]))
        assert told.why and told.requirements
