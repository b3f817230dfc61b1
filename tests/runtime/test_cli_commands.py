"""Commands on data: standard output and standard error kept apart, JSON for scripts, exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bridge.cli import app
from bridge.config import Settings
from bridge.domain.account import Role, system_actor
from bridge.services import accounts
from tests.services.night_world import ask, build

GOOD = "external_id;title;text;employer_name\nk-1;Dekhulp;Je hebt VCA en werkt aan dek.;De Kade\n"
BAD = "k-2;;Tekst.;De Kade\n"


def bridge(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=given)


def data_of(*arguments: str, code: int = 0) -> Any:
    """What a command prints as JSON, with nothing but JSON on standard output."""
    done = bridge(*arguments, "--format", "json")
    assert done.exit_code == code, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_import_answers_with_counts_and_a_file_to_mend(clean_graph: Settings, here: Path) -> None:
    (here / "v.csv").write_text(GOOD + BAD)
    done = bridge("import", "vacancies", "v.csv", "--source", "bron")
    assert done.exit_code == 0
    assert done.stdout == ("1 were created, 0 updated, 0 unchanged, 1 rejected\nline 3, title: is leeg\n")
    assert "v-rejected.csv" in done.stderr
    mended = (here / "v-rejected.csv").read_text("utf-8-sig").replace("k-2;;", "k-2;Kraanhulp;")
    (here / "mended.csv").write_text(mended)
    found = data_of("import", "vacancies", "mended.csv", "--source", "bron")
    assert found == {
        "created": 1, "updated": 0, "unchanged": 0, "rejected": [], "dry_run": False, "rejected_file": None,
    }  # fmt: skip
    assert data_of("import", "vacancies", "v.csv", "--source", "bron", "--dry-run")["unchanged"] == 1


def test_rejected_rows_go_where_they_are_asked_with_the_ending_that_fits(
    clean_graph: Settings, here: Path
) -> None:
    (here / "v.jsonl").write_text(json.dumps({"titel": "", "delen": {"taken": "Tekst."}}) + "\n")
    (here / "m.toml").write_text(
        "[fields]\ntitle = 'titel'\ntext = 'delen.taken'\n[defaults]\nemployer_name = 'De Kade'"
    )
    found = data_of("import", "vacancies", "v.jsonl", "--map", "m.toml", "--rejected", "bad.csv", code=2)
    assert found["rejected"] == [{"line": 1, "field": "title", "reason": "is leeg"}]
    assert found["rejected_file"] == "bad.jsonl"
    mended = (here / "bad.jsonl").read_text().replace('"titel": ""', '"titel": "Dekhulp"')
    done = bridge("import", "vacancies", "-", "--map", "m.toml", given=mended)
    assert (done.exit_code, done.stdout[:18]) == (0, "1 were created, 0 ")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.csv", "empty.csv: het bestand is leeg"),
        (b"title;text\nCaf\xe9;x\n", "old.csv", "old.csv: regel 2"),
        (b"<html><body>Dekhulp</body></html>", "page.html", "page.html: deze pagina bevat geen"),
        (b"x" * 50_000_000, "large.csv", "large.csv: het bestand is 50 MB"),
        (None, "absent.csv", "absent.csv: No such file"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_line_and_code_2(
    here: Path, content: bytes | None, name: str, says: str, servers: Settings
) -> None:
    if content is not None:
        (here / name).write_bytes(content)
    done = bridge("import", "vacancies", name)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"bridge: {says}")


def test_a_wrong_map_is_named_with_its_file(here: Path, servers: Settings) -> None:
    (here / "v.csv").write_text(GOOD)
    (here / "m.toml").write_text("[velden]\n")
    done = bridge("import", "vacancies", "v.csv", "--map", "m.toml")
    assert done.exit_code == 2
    assert done.stderr.startswith("bridge: m.toml: velden")


def test_reading_prints_what_is_asked_and_says_what_cannot_be_read() -> None:
    done = bridge(
        "read", "vacancy", "-", "--format", "json", given="Je hebt een VCA-diploma. Rijbewijs B is een pre."
    )
    assert done.exit_code == 0
    read = {m["kind"]: m["importance"] for m in json.loads(done.stdout)["mentions"]}
    assert (read["certificate"], read["licence"]) == ("required", "preferred")
    for given, says in (("", "empty"), (b"\xff\xfe\x00bad", "binary"), ("x" * 40_001, "40001")):
        done = bridge("read", "profile", "-", given=given)
        assert (done.exit_code, done.stdout) == (2, "")
        assert says in done.stderr


def test_the_night_its_runs_and_its_proposals(clean_graph: Settings) -> None:
    assert bridge("run", "list").stdout == ""
    assert bridge("run", "show", "current").exit_code == 2
    build(vacancies=4)
    made = data_of("run", "nightly")
    assert (made["state"], made["current"], made["fault"]) == ("published", True, None)
    assert all(chunk["done"] for chunk in made["chunks"])
    assert [row["run_id"] for row in data_of("run", "list")] == [made["run_id"]]
    assert data_of("run", "show", "current")["run_id"] == made["run_id"]
    lines = bridge("export", "proposals", "--format", "json").stdout.splitlines()
    assert len(lines) == made["proposals"] > 0
    told = data_of("explain", json.loads(lines[0])["proposal_id"])
    assert told["why"] and told["requirements"] and told["features"]
    words = bridge("explain", json.loads(lines[0])["proposal_id"]).stdout
    assert words.startswith(told["why"]) and "\neisen\n" in words


@pytest.mark.parametrize("words", [("explain",), ("run", "show"), ("account", "password")])
def test_what_does_not_exist_is_code_2(clean_graph: Settings, words: tuple[str, ...]) -> None:
    done = bridge(*words, "no-such-id")
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_accounts_are_made_listed_and_switched_off(clean_graph: Settings) -> None:
    made = data_of("account", "create", "Beheer@Voorbeeld.example", "administrator")
    assert (made["email"], made["role"]) == ("beheer@voorbeeld.example", "administrator")
    assert len(made["password"]) >= 12
    again = bridge("account", "create", "beheer@voorbeeld.example", "administrator")
    assert (again.exit_code, again.stdout) == (2, "")
    assert bridge("account", "disable", made["account_id"]).exit_code == 0
    assert [row["active"] for row in data_of("account", "list")] == [False]
    assert bridge("account", "create", "no-address", "administrator").exit_code == 2


@pytest.mark.parametrize(
    ("tampering", "sound"),
    [
        ("MATCH (e:AuditEvent {sequence: 2}) SET e.why = 'something else'", 1),
        ("MATCH (e:AuditEvent {sequence: 2}) DELETE e", 1),
        ("MATCH (e:AuditEvent {sequence: 3}) DELETE e", 2),
        ("MATCH (e:AuditEvent {sequence: 1}) SET e.by_account = 'nobody', e.hash = 'made up'", 0),
    ],
    ids=["changed", "removed", "cut off", "forged"],
)
def test_the_audit_chain_is_proved_and_tampering_found(
    clean_graph: Settings, tampering: str, sound: int
) -> None:
    for name in ("een", "twee", "drie"):
        accounts.create_account(system_actor("test"), f"{name}@voorbeeld.example", Role.ADMINISTRATOR)
    assert data_of("audit", "verify") == {"sound": True, "events": 3, "broken_at": None}
    ask(tampering)
    broken = {"sound": False, "events": sound, "broken_at": sound + 1}
    assert data_of("audit", "verify", code=1) == broken
    assert f"broken at event {sound + 1} ({sound} before it are sound)" in bridge("audit", "verify").stdout


def test_identities_are_counted_by_key(clean_graph: Settings) -> None:
    build(vacancies=0)
    assert list(data_of("identities", "keys").values()) == [6]
    assert data_of("identities", "rotate") == {"resealed": 0}


def test_no_region_has_no_accounts(clean_graph: Settings) -> None:
    assert data_of("demo", "accounts") == []
