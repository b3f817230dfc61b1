"""People's data pass through pages, queue, worker and imports, and none of it is in any log."""

import json
import re
import time

import httpx
import pytest

from bridge.config import Settings
from bridge.domain.account import Role, system_actor
from bridge.runtime import children
from bridge.services import accounts, imports_youths, nightly
from tests.services.night_world import ADMIN, ask, build

ADDRESS = "zeldzaam.adres@voorbeeld.example"
WORDS = (
    "Wilhelmien",
    "Achternaamse",
    "zeldzaam.adres",
    "0612345678",
    "heftruck van oom",
    "zoekterm-zonder-weerga",
)
YOUTHS = (
    "external_id;first_name;last_name;email;phone;birth_date;pc4;liaison_id;note\n"
    f"j-1;Wilhelmien;Achternaamse;{ADDRESS};0612345678;2007-03-04;3081;l1;Rijdt op de heftruck van oom.\n"
    "j-2;Wilhelmien;Achternaamse;;;geen datum;3081;l1;Rijdt op de heftruck van oom.\n"
)


def all_is_read() -> bool:
    return (
        ask("MATCH (n:Note) RETURN all(s IN collect(n.reading_state) WHERE s = 'read') AS done")[0]["done"]
        is True
    )


@pytest.mark.usefixtures("worker")
def test_no_log_holds_what_is_known_of_people(
    clean_graph: Settings, web_server: str, live_reader: children.Program
) -> None:
    build(vacancies=3)
    report = imports_youths.import_youths(system_actor("import"), YOUTHS.encode(), "y.csv")
    assert (report.created, len(report.rejected)) == (1, 1)
    _account, password = accounts.create_account(ADMIN, ADDRESS, Role.LIAISON, person_id="l1")
    with httpx.Client(base_url=web_server, follow_redirects=True, timeout=60) as client:
        for attempt in ("Verkeerd-wachtwoord-1", password):
            token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/inloggen").text)
            assert token is not None
            form = {"csrf_token": token[1], "email": ADDRESS, "password": attempt}
            landed = client.post("/inloggen", data=form)
        assert landed.url.path != "/inloggen"
        for path in ("/jongeren", "/vacatures"):
            client.get(path, params={"q": WORDS[-1]})
        client.post("/jongeren", data={"first_name": WORDS[0], "email": ADDRESS})
    for _ in range(600):
        if all_is_read():
            break
        time.sleep(0.2)
    nightly.run_all(ADMIN)

    written = {path.name: path.read_text("utf-8") for path in clean_graph.logs.glob("*.log")}
    assert {"web.log", "worker.log", "reader.log"} <= set(written)
    requests = [json.loads(line) for line in written["web.log"].splitlines() if line.startswith("{")]
    assert sum(line["event"] == "request" for line in requests) >= 6
    found = {(name, word) for name, text in written.items() for word in (*WORDS, password) if word in text}
    assert not found
