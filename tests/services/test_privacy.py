"""A youth's rights on the command line: a copy for the own liaison, erasure that leaves no word behind."""

import json

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bridge.cli import app
from bridge.config import Settings
from bridge.domain.account import Role
from bridge.services import accounts, audit, nightly
from tests.services.night_world import ADMIN, ask, build


def bridge(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(app, arguments, input=given)


@pytest.fixture
def officer(clean_graph: Settings) -> str:
    """The world after a night, and the account of its privacy officer."""
    build(vacancies=4)
    nightly.run_all(ADMIN)
    made, _ = accounts.create_account(ADMIN, "fg@voorbeeld.example", Role.PRIVACY_OFFICER)
    return made.account_id


def test_a_copy_holds_what_is_known_and_is_for_the_own_liaison_only(officer: str) -> None:
    done = bridge("privacy", "export", "y1", "--by", "a-l1")
    assert done.exit_code == 0, done.stderr
    copy = json.loads(done.stdout)
    assert copy["identity"]["first_name"] == "Naam1"
    assert {h["kind"] for h in copy["youth"]["holdings"]} == {"certificate"}
    for other in ("a-l2", officer, "nobody"):
        refused = bridge("privacy", "export", "y1", "--by", other)
        assert (refused.exit_code, refused.stdout) == (2, "")
    assert "youth.exported" in {event.what for event in audit.list_events(ADMIN)}


def test_erasure_leaves_no_word_and_the_chain_whole(officer: str) -> None:
    assert bridge("privacy", "erase", "y1", "--by", officer, given="n\n").exit_code == 1
    assert bridge("privacy", "erase", "y1", "--by", "a-l2", "--yes").exit_code == 2
    assert ask("MATCH (y:Youth {youth_id: 'y1'})-[:IDENTIFIED_BY]->(i) RETURN i.key_id AS k")
    done = bridge("privacy", "erase", "y1", "--by", officer, "--yes")
    assert (done.exit_code, done.stdout) == (0, "erased\n"), done.stderr
    (left,) = ask(
        "MATCH (y:Youth {youth_id: 'y1'}) RETURN y.status AS status, y.birth_date AS born, "
        "COUNT { (y)-[:IDENTIFIED_BY|HAS_NOTE|HAS|WANTS|LIVES_IN]->() } AS known"
    )
    assert left == {"status": "erased", "born": None, "known": 0}
    assert not ask("MATCH (:Proposal {state: 'new'})-[:FOR]->(:Youth {youth_id: 'y1'}) RETURN 1 AS one")
    assert bridge("privacy", "erase", "y1", "--by", officer, "--yes").exit_code == 2
    assert audit.verify(ADMIN).sound
