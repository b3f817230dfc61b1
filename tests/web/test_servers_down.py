"""The graph or the queue goes down under the pages: a 503 says so, nothing typed is lost, it recovers."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import pytest
from flask import Flask

from bridge.config import settings
from bridge.runtime import children, programs
from bridge.runtime.ports import free_port, serves, wait_until
from bridge.services import youths
from tests import region
from tests.relay import Relay
from tests.web.conftest import TOKEN

FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
NOTE = "Werkt graag buiten, ook als het regent. Dit mag niet verloren gaan."


@dataclass(frozen=True)
class House:
    """Pages of their own, with wires to the graph and the queue, and a liaison who is signed in."""

    liaison: httpx.Client
    wires: dict[str, Relay]


@pytest.fixture(scope="module")
def house(app: Flask) -> Iterator[House]:
    at = settings()
    graph, queue = urlsplit(at.neo4j_uri), urlsplit(at.redis_url)
    assert graph.port is not None
    assert queue.port is not None
    wires = {"graph": Relay(graph.port), "queue": Relay(queue.port)}
    port = free_port()
    environment = programs.own_environment(at.home, port) | {
        "NEO4J_URI": f"bolt://127.0.0.1:{wires['graph'].port}",
        "REDIS_URL": at.redis_url.replace(f":{queue.port}/", f":{wires['queue'].port}/"),
        "NEO4J_PASSWORD": at.neo4j_password,
    }
    process = children.start(programs.web(port, environment), at.logs)
    try:
        wait_until(lambda: serves(port), "web", 90, lambda: process.poll() is None)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as liaison:
            entry = region.account("brug.zuid1")
            token = TOKEN.search(liaison.get("/inloggen").text)
            assert token is not None
            form = {"csrf_token": token[1], "email": entry["email"], "password": entry["password"]}
            assert liaison.post("/inloggen", data=form).status_code == 303
            yield House(liaison, wires)
    finally:
        children.stop([(process, 10)])
        for wire in wires.values():
            wire.cut()


def test_the_health_address_says_which_state_it_is_in(house: House) -> None:
    assert house.liaison.get("/healthz").json() == {"ready": True}
    house.wires["graph"].cut()
    try:
        answer = house.liaison.get("/healthz")
        assert (answer.status_code, answer.json()) == (503, {"ready": False})
    finally:
        house.wires["graph"].mend()


def test_signing_in_without_the_queue_says_so_and_works_when_it_is_back(house: House) -> None:
    entry = region.account("brug.zuid1")
    with httpx.Client(base_url=house.liaison.base_url, timeout=60) as visitor:
        form = {"email": entry["email"], "password": entry["password"]}
        token = TOKEN.search(visitor.get("/inloggen").text)
        assert token is not None
        house.wires["queue"].cut()
        try:
            with httpx.Client(base_url=house.liaison.base_url, timeout=60) as stranger:
                assert stranger.get("/inloggen").status_code == 503
                assert stranger.post("/inloggen", data=form).status_code == 503
            refused = visitor.post("/inloggen", data=form | {"csrf_token": token[1]})
            assert refused.status_code == 503
            assert entry["password"] not in refused.text
        finally:
            house.wires["queue"].mend()
        for _ in range(60):
            answer = visitor.post("/inloggen", data=form | {"csrf_token": token[1]})
            if answer.status_code != 503:
                break
            time.sleep(0.5)
        assert answer.status_code == 303


@pytest.mark.parametrize("which", ["graph", "queue"])
def test_a_server_that_is_down_loses_nothing(house: House, which: str) -> None:
    liaison, wire = house.liaison, house.wires[which]
    youth = youths.list_caseload(region.actor("brug.zuid1"))[-1]
    path = f"/jongeren/{youth.youth_id}"
    token = TOKEN.search(liaison.get(path).text)
    assert token is not None
    note = f"{NOTE} {which}"
    wire.cut()
    try:
        page = liaison.get("/jongeren")
        assert page.status_code == 503
        assert int(page.headers["Retry-After"]) > 0
        assert "even niet bereikbaar" in page.text
        script = liaison.get("/jongeren", headers={"Accept": "application/json"})
        assert script.status_code == 503
        assert script.headers["Content-Type"] == "application/problem+json"
        assert script.json()["status"] == 503
        sent = liaison.post(f"{path}/notities", data={"csrf_token": token[1], "note_text": note})
        assert sent.status_code == 503
        assert "Wat je typte staat nog klaar" in sent.text
    finally:
        wire.mend()
    kept = {name: html.unescape(value) for name, value in FIELD.findall(sent.text)}
    assert kept["note_text"] == note
    for _ in range(60):
        again = liaison.post(f"{path}/notities", data=kept)
        if again.status_code != 503:
            break
        time.sleep(0.5)
    assert again.status_code == 303
    assert note in html.unescape(liaison.get(path).text)
