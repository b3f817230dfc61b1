"""Migrations: in order, once, kept as a chain; a changed file is refused; a stale lock is taken over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from bridge.config import Settings
from graph_schema import migrate
from graph_schema.migrate import MigrationFault


@pytest.fixture
def driver(servers: Settings) -> Iterator[Driver]:
    with GraphDatabase.driver(servers.neo4j_uri, auth=(servers.neo4j_user, servers.neo4j_password)) as opened:
        yield opened


@pytest.fixture
def landed(tmp_path: Path) -> Path:
    """The house's own migrations and one more, in a folder that a test may change."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in migrate.FOLDER.glob("*.cypher"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def _extra(folder: Path, text: str) -> Path:
    number = len(list(folder.glob("*.cypher"))) + 1
    path = folder / f"V{number:04}__Extra.cypher"
    path.write_text(text)
    return path


@pytest.fixture
def forget(driver: Driver) -> Iterator[None]:
    """Leave the graph as the house's own migrations made it."""
    yield
    own = len(migrate.load())
    driver.execute_query("MATCH (m:Migration) WHERE m.version > $own DETACH DELETE m", own=own)
    driver.execute_query("MATCH (p:Probe) DELETE p")


def test_applied_migrations_are_a_chain_and_nothing_waits(driver: Driver, servers: Settings) -> None:
    assert migrate.state(driver, servers.neo4j_database).pending == 0
    rows, _, _ = driver.execute_query(
        "MATCH path = (:Migration {version: 1})-[:FOLLOWED_BY*0..]->(m) WHERE NOT (m)-[:FOLLOWED_BY]->() "
        "RETURN length(path) + 1 AS length"
    )
    assert rows[0]["length"] == len(migrate.load())


@pytest.mark.usefixtures("forget")
def test_a_new_file_is_applied_once_with_its_last_statement(
    driver: Driver, servers: Settings, landed: Path
) -> None:
    _extra(landed, "CREATE (:Probe {uri: 'http://a.example/1'});\nCREATE (:Probe {uri: 'b'})")
    assert [m.name for m in migrate.apply(driver, servers.neo4j_database, landed)] == ["Extra"]
    assert migrate.apply(driver, servers.neo4j_database, landed) == ()
    rows, _, _ = driver.execute_query("MATCH (p:Probe) RETURN p.uri AS uri ORDER BY uri")
    assert [row["uri"] for row in rows] == ["b", "http://a.example/1"]


@pytest.mark.usefixtures("forget")
def test_a_landed_file_that_changed_is_refused(driver: Driver, servers: Settings, landed: Path) -> None:
    path = _extra(landed, "CREATE (:Probe)")
    migrate.apply(driver, servers.neo4j_database, landed)
    path.write_text("CREATE (:Probe {more: true})")
    with pytest.raises(MigrationFault, match=r"Extra changed after it was applied"):
        migrate.apply(driver, servers.neo4j_database, landed)
    path.unlink()
    with pytest.raises(MigrationFault, match="newer checkout"):
        migrate.state(driver, servers.neo4j_database, landed)


def test_a_lock_left_behind_is_taken_over(driver: Driver, servers: Settings) -> None:
    driver.execute_query(
        "MERGE (l:MigrationLock {name: 'schema'}) "
        "SET l.owner = 'gone', l.until = datetime() - duration({seconds: 1})"
    )
    assert migrate.apply(driver, servers.neo4j_database) == ()
    rows, _, _ = driver.execute_query("MATCH (l:MigrationLock) RETURN l.owner AS owner")
    assert rows[0]["owner"] is None


@pytest.mark.parametrize("name", ["V1__Short.cypher", "V0001_One.cypher", "V0001__lower.cypher"])
def test_a_wrong_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("RETURN 1")
    with pytest.raises(MigrationFault, match="name it"):
        migrate.load(tmp_path)


def test_a_gap_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "V0002__Two.cypher").write_text("RETURN 1")
    with pytest.raises(MigrationFault, match="expected V0001"):
        migrate.load(tmp_path)
    (tmp_path / "V0002__Two.cypher").write_text("// nothing")
    with pytest.raises(MigrationFault, match="no statement"):
        migrate.load(tmp_path)
