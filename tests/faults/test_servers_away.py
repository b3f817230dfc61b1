"""Neo4j and Redis go away and come back: pages say so with a 503, and work goes on by itself."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import psutil
import pytest

from bridge.config import Settings
from bridge.domain.account import Role, system_actor
from bridge.services import accounts, imports
from tests.faults.house import House, eventually
from tests.relay import Relay
from tests.services.night_world import ask

VACANCY = b"external_id;title;text;employer_name\nk-1;Dekhulp;Je hebt een VCA-diploma.;De Kade\n"
ASK_FOR_READING = (
    "import sys; from bridge.services.intake import ask_for_reading; ask_for_reading(sys.argv[1])"
)


@pytest.fixture
def line(clean_graph: Settings) -> Iterator[Relay]:
    with Relay(int(clean_graph.neo4j_uri.rpartition(":")[2])) as relay:
        yield relay


@pytest.fixture
def house_on_the_line(tmp_path: Path, clean_graph: Settings, line: Relay) -> Iterator[House]:
    """A house that reaches the graph of the tests through the line only."""
    made = House(tmp_path / "home", clean_graph)
    made.environment["NEO4J_URI"] = f"bolt://127.0.0.1:{line.port}"
    try:
        made.up()
        eventually("the worker", made.worker_answers)
        yield made
    finally:
        made.leave()


def signed_in(house: House) -> httpx.Client:
    """A client of somebody whose session lives in the queue's server and whose account in the graph."""
    _, password = accounts.create_account(system_actor("test"), "a@voorbeeld.example", Role.ADMINISTRATOR)
    address = f"http://127.0.0.1:{house.environment['BRIDGE_PORT']}"
    client = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/inloggen").text)
    assert token is not None
    form = {"csrf_token": token[1], "email": "a@voorbeeld.example", "password": password}
    assert client.post("/inloggen", data=form).url.path != "/inloggen"
    return client


def is_well(house: House) -> bool:
    address = f"http://127.0.0.1:{house.environment['BRIDGE_PORT']}/healthz"
    return httpx.get(address, timeout=60).status_code == 200


def state(vacancy_id: str) -> object:
    return ask("MATCH (v:Vacancy {vacancy_id: $id}) RETURN v.reading_state AS s", id=vacancy_id)[0]["s"]


def test_the_graph_goes_away_and_comes_back(house_on_the_line: House, line: Relay) -> None:
    house = house_on_the_line
    report = imports.import_vacancies(system_actor("import"), VACANCY, "v.csv", queue=False)
    (vacancy_id,) = report.vacancy_ids
    with closing(signed_in(house)) as client:
        assert client.get("/account").status_code == 200
        line.cut()
        assert not is_well(house)
        page = client.get("/account")
        assert (page.status_code, page.headers["Retry-After"]) == (503, "10")
        assert "even niet bereikbaar" in page.text
        problem = client.get("/account", headers={"Accept": "application/json"})
        assert (problem.status_code, problem.headers["Content-Type"]) == (503, "application/problem+json")
        assert problem.json()["code"] == "unavailable"
    status = house.run("status", "--format", "json")
    assert (status.returncode, json.loads(status.stdout)["neo4j"]["ok"]) == (1, False)

    asking = [sys.executable, "-c", ASK_FOR_READING, vacancy_id]
    subprocess.run(asking, env=house.environment, check=True)
    line.mend()
    eventually("health", lambda: is_well(house))
    eventually("the reading that was asked for meanwhile", lambda: state(vacancy_id) == "read")


def redis_of(house: House) -> psutil.Process | None:
    return next((child for child in house.family() if "redis" in child.name()), None)


def test_the_queue_is_killed_and_comes_back(house_on_the_line: House) -> None:
    house = house_on_the_line
    killed = redis_of(house)
    assert killed is not None
    killed.kill()
    eventually("the queue is missed", lambda: not is_well(house), pause=0.01)
    eventually("health", lambda: is_well(house))
    eventually("the worker", house.worker_answers)
    assert redis_of(house) not in (None, killed)
