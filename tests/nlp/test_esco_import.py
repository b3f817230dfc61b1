"""ESCO beside the own vocabulary: both languages, half translations, new versions, and files with a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from bridge.config import Settings
from bridge.errors import InputError
from bridge.runtime import schema
from bridge.services import taxonomy

ESCO = Path(__file__).resolve().parents[3] / "shared" / "data" / "esco"
ADDRESS = "http://data.europa.eu/esco"
SKILLS = "conceptUri,preferredLabel,altLabels,description\n"
OCCUPATIONS = "conceptUri,preferredLabel,altLabels,description,code\n"


def _write(folder: Path, name: str, header: str, *rows: str) -> None:
    (folder / name).write_text(header + "".join(f"{row}\n" for row in rows), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A download in small: invented concepts, one without a Dutch and one without an English label."""
    both = f'{ADDRESS}/skill/a,trossen vastmaken,"trossen beleggen\ntouwwerk",'
    _write(
        tmp_path,
        "skills_nl.csv",
        SKILLS,
        both,
        f"{ADDRESS}/skill/b,,,",
        f"{ADDRESS}/skill/c,alleen Nederlands,,",
    )
    _write(tmp_path, "skills_en.csv", SKILLS, f"{ADDRESS}/skill/a,moor ships,,Makes fast.",
           f"{ADDRESS}/skill/b,splice rope,,")  # fmt: skip
    _write(
        tmp_path, "occupations_nl.csv", OCCUPATIONS, f"{ADDRESS}/occupation/x,roeier,vletterman,Roeit.,8350.1"
    )
    _write(tmp_path, "occupationSkillRelations_nl.csv", "occupationUri,relationType,skillUri\n",
           f"{ADDRESS}/occupation/x,essential,{ADDRESS}/skill/a",
           f"{ADDRESS}/occupation/x,optional,{ADDRESS}/skill/b",
           f"{ADDRESS}/occupation/x,essential,{ADDRESS}/skill/unknown")  # fmt: skip
    return tmp_path


@pytest.fixture(autouse=True)
def no_esco(request: pytest.FixtureRequest, clean_graph: Settings) -> None:
    """Each test begins and ends without ESCO, so that no other room finds it."""

    def remove() -> None:
        with schema.session() as session:
            session.run("MATCH (c:Concept {taxonomy_source: 'esco'}) DETACH DELETE c").consume()
            session.run("MATCH (s:Setting {name: 'taxonomy-esco'}) DELETE s").consume()

    remove()
    request.addfinalizer(remove)


def _rows(query: str) -> list[dict[str, object]]:
    with schema.session() as session:
        return [dict(row) for row in session.run(query)]


def test_concepts_of_both_languages_and_half_translations(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    report = taxonomy.import_esco(folder, lambda *words: told.append(words))
    assert (report.concepts, report.relations, report.retired) == (4, 2, 0)
    assert told == [("concepts", 4, 4), ("relations", 3, 3)]
    found = {
        row["id"]: row
        for row in _rows(
            "MATCH (c:Concept {taxonomy_source: 'esco'}) RETURN c.concept_id AS id, c.kind AS kind,"
            " c.pref_nl AS nl, c.pref_en AS en, c.alt_nl AS alt, c.code AS code, labels(c) AS labels"
        )
    }
    assert found["esco-skill-a"]["nl"] == "trossen vastmaken"
    assert found["esco-skill-a"]["en"] == "moor ships"
    assert found["esco-skill-a"]["alt"] == ["trossen beleggen", "touwwerk"]
    assert found["esco-skill-b"]["nl"] == "splice rope"
    assert found["esco-skill-c"]["en"] == "alleen Nederlands"
    assert found["esco-occupation-x"]["code"] == "8350.1"
    assert "Occupation" in str(found["esco-occupation-x"]["labels"])
    assert taxonomy.search("trossen")[0].concept_id == "esco-skill-a"


def test_the_same_files_twice_change_nothing_and_the_own_vocabulary_stays(folder: Path) -> None:
    own = _rows("MATCH (c:Concept {taxonomy_source: 'own'}) RETURN count(c) AS n")
    first = taxonomy.import_esco(folder)
    again = taxonomy.import_esco(folder)
    assert again.version == first.version
    assert (again.concepts, again.relations, again.retired) == (0, 0, 0)
    assert _rows("MATCH (c:Concept {taxonomy_source: 'own'}) RETURN count(c) AS n") == own


def test_a_new_version_retires_what_it_dropped_and_remembers_the_old_one(folder: Path) -> None:
    old = taxonomy.import_esco(folder)
    _write(folder, "skills_nl.csv", SKILLS, f"{ADDRESS}/skill/a,schepen afmeren,,")
    new = taxonomy.import_esco(folder)
    assert new.version != old.version
    assert new.retired == 1
    dropped, kept = _rows(
        "MATCH (c:Concept) WHERE c.concept_id IN ['esco-skill-a', 'esco-skill-c']"
        " RETURN c.pref_nl AS nl, coalesce(c.retired, false) AS retired ORDER BY nl"
    )
    assert (dropped["nl"], dropped["retired"]) == ("alleen Nederlands", True)
    assert (kept["nl"], kept["retired"]) == ("schepen afmeren", False)
    (setting,) = _rows(
        "MATCH (s:Setting {name: 'taxonomy-esco'}) RETURN s.version AS v, s.earlier AS earlier"
    )
    assert setting == {"v": new.version, "earlier": [old.version]}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("skills_en.csv", SKILLS + "geen adres,naam,,\n", "skills_en.csv, line 2"),
        ("skills_en.csv", SKILLS + f"{ADDRESS}/skill/a,te,veel,cellen,hier\n", "skills_en.csv, line 2"),
        ("skills_en.csv", "conceptUri,altLabels\n", "preferredLabel"),
        (
            "occupationSkillRelations_nl.csv",
            "occupationUri,skillUri\nx,y\n",
            "occupationSkillRelations_nl.csv",
        ),
    ],
)
def test_a_wrong_file_is_named_and_nothing_is_written(
    folder: Path, name: str, content: str, said: str
) -> None:
    (folder / name).write_text(content, "utf-8")
    with pytest.raises(InputError, match=said):
        taxonomy.import_esco(folder)
    assert _rows("MATCH (c:Concept {taxonomy_source: 'esco'}) RETURN count(c) AS n") == [{"n": 0}]


def test_a_folder_that_is_no_download(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"skills_nl\.csv"):
        taxonomy.import_esco(tmp_path)
    with pytest.raises(InputError, match="not a folder"):
        taxonomy.import_esco(tmp_path / "nowhere")


@pytest.mark.parametrize("official", [folder for folder in (ESCO,) if folder.is_dir()])
def test_the_official_download(official: Path) -> None:
    report = taxonomy.import_esco(official)
    assert report.concepts > 16_000
    assert report.relations > 100_000
    assert taxonomy.search("kraanmachinist")
